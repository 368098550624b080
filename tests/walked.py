"""The rows of docs/walk.md, each with the tests of its acceptance criteria."""

HERE = "test_walk.py"

# Each row of the page, and the tests of its acceptance criteria.
WALK: dict[str, tuple[str, ...]] = {
    # Open Badge Passport, with m@gistère
    "1 to 3: create an account, confirm the e-mail, log in": (
        f"{HERE}::test_a_portfolio_begins_with_one_command_in_the_language_chosen",
        "properties/test_privacy.py::test_identities_of_the_owner_are_never_published",
    ),
    "1: what an account lets you do": (
        f"{HERE}::test_the_files_of_the_page_build_what_it_says",
        "render/test_feeds.py::test_any_words_give_feeds_that_are_read",
    ),
    "4.1: download the badge from m@gistère": (
        f"{HERE}::test_a_badge_of_moodle_is_taken_as_it_is_and_shown_whole",
        "cli/test_add_collections.py::test_the_download_of_all_badges_from_moodle_is_taken_as_it_is",
    ),
    "4.2: import it, see its details": (
        "cli/test_add.py::test_a_badge_is_explained_and_copied_byte_for_byte",
        "cli/test_add_refusals.py::test_a_file_that_is_no_badge_is_refused_with_cause_and_cure",
        "cli/test_add_collections.py::test_the_same_award_in_another_file_is_said_and_not_added_unless_asked_for",
    ),
    "4.2: change it later": (f"{HERE}::test_what_was_said_of_a_badge_can_be_taken_away_again",),
    "5: private at first": (
        "portfolio/test_reader.py::test_what_is_not_said_is_private_and_usual",
        "properties/test_privacy.py::test_a_private_thing_leaves_no_byte",
        "properties/test_privacy.py::test_an_export_holds_no_byte_of_what_is_not_public",
    ),
    "5.1: share it with the community": (
        f"{HERE}::test_who_has_the_address_finds_what_no_list_and_no_search_engine_does",
        "properties/test_locked.py::test_nothing_of_what_a_password_opens_is_anywhere_in_the_open",
        "pipeline/test_gallery.py::test_nothing_that_is_not_public_is_in_a_gallery",
    ),
    "5.2: make it public, share its address": (
        "portfolio/test_addresses.py::test_a_renamed_badge_keeps_its_address_by_its_file",
        "portfolio/test_addresses.py::test_another_slug_leaves_a_redirect_behind",
        "browser/test_pages.py::test_without_scripts_everything_is_there_but_the_copy_buttons",
    ),
    "5.2: embed it": (
        "render/embedding/test_codes.py::test_a_card_stands_in_frames_of_five_sizes_and_in_ten_other_ways",
        "browser/test_embeds.py::test_every_card_fits_its_frame",
    ),
    "5.3: X, LinkedIn, Facebook, Pinterest, WordPress": (
        f"{HERE}::test_every_network_of_the_guide_is_there_for_public_things_alone",
        "render/sharing/test_links.py::test_any_text_arrives_as_it_was",
    ),
    "5.4, 6.3: it is saved by itself": ("cli/test_serve.py::test_a_preview_shows_follows_and_stops",),
    "6.1: notifications": (
        "render/test_feeds.py::test_feeds_tell_of_public_badges_newest_first",
        "render/test_feeds.py::test_what_is_hidden_withdrawn_or_undated_is_in_no_feed",
        "render/test_calendar.py::test_every_public_badge_that_ends_has_its_day",
        "cli/test_status.py::test_what_expires_is_said_sixty_days_ahead_and_back",
    ),
    "6.2: keywords": (f"{HERE}::test_the_page_of_a_tag_lists_what_is_public_and_has_it",),
    "7.1: evidence by its address": (
        f"{HERE}::test_evidence_by_its_address_stands_apart_and_vouches_for_nobody",
        "portfolio/test_evidence.py::test_each_mistake_is_said_with_its_place",
    ),
    "7.2: a page as evidence": (
        "portfolio/test_evidence.py::test_each_mistake_is_said_with_its_place",
        f"{HERE}::test_a_page_as_evidence_changes_nobodys_visibility",
    ),
    "7.3: files as evidence": (
        "portfolio/test_evidence.py::test_files_are_copied_once_with_their_digest",
        "portfolio/test_evidence.py::test_each_mistake_is_said_with_its_place",
        "properties/test_photographs.py::test_no_place_and_no_camera_is_published",
    ),
    "7.4: a text as evidence": (f"{HERE}::test_a_text_as_evidence_needs_a_name_and_runs_nothing",),
    "7.5: finish": ("portfolio/test_evidence.py::test_hidden_evidence_leaves_nothing",),
    "8: add a page with blocks": (
        f"{HERE}::test_a_page_without_a_block_is_a_page",
        "render/test_page_blocks.py::test_a_page_of_all_blocks_is_as_it_was_read",
        "portfolio/test_block_reader.py::test_everything_wrong_in_blocks_is_said_at_once",
    ),
    "8: choose a theme": (
        "browser/test_pages.py::test_axe_finds_nothing",
        "render/test_page_blocks.py::test_every_class_of_rule_and_room_has_a_style",
    ),
    "8: keywords and visibility of the page": (
        "portfolio/test_visibility.py::test_nothing_private_is_published_whatever_the_site",
        "pipeline/test_due.py::test_things_come_and_go_on_their_days_and_a_build_says_when",
        "browser/test_locked.py::test_the_right_password_opens_the_page_offline",
        "browser/test_locked.py::test_a_wrong_password_says_so_and_opens_nothing",
    ),
    "8: look at it before others do": ("cli/test_serve.py::test_drafts_are_shown_only_when_asked_for",),
    "9: what a recommendation is worth": (
        "pipeline/test_received.py::test_what_was_accepted_is_published_and_marked_with_what_is_known",
        "pipeline/test_received.py::test_what_nobody_signed_is_not_verified",
        "pipeline/test_received.py::test_what_was_not_accepted_leaves_no_byte",
    ),
    "9.1: ask for recommendations": (
        "render/test_endorse_views.py::test_nobody_is_asked_where_nothing_is_said",
        "render/test_endorse_views.py::test_only_public_pages_ask",
        "render/test_endorse_views.py::test_a_public_page_asks_and_offers_a_template_without_the_recipient",
    ),
    "9.2: recommend somebody's badge": (
        "cli/test_endorse.py::test_from_the_endorser_to_the_page",
        "cli/test_key.py::test_a_new_key_is_written_and_only_its_name_is_said",
        "pipeline/test_received.py::test_a_changed_file_is_pending_again_with_a_warning",
        "pipeline/test_received.py::test_one_about_the_badge_of_another_owner_cannot_be_accepted",
    ),
    # INTEF
    "What can I use a badge for?": (
        f"{HERE}::test_one_badge_is_a_card_in_a_blog_a_page_and_a_line_of_a_curriculum",
        "render/exports/test_resume.py::test_brought_back_it_gives_the_same_curriculum",
    ),
    "Are badges another credential?": (
        "render/test_frames.py::test_a_disclaimer_is_said_in_the_language_of_the_page_else_in_that_of_the_site",
        "render/test_frames.py::test_a_disclaimer_is_at_the_foot_of_every_page_as_text",
    ),
    "Do badges expire?": (
        "render/test_finding_views.py::test_until_when_a_badge_holds_stands_on_list_page_and_card",
        "browser/test_finding.py::test_a_badge_expires_on_its_day_without_a_new_build",
    ),
    "How do I download a badge?": (
        "properties/test_privacy.py::test_the_published_download_is_the_file_byte_for_byte",
    ),
    "Can I take it to another backpack?": (
        f"{HERE}::test_what_is_downloaded_holds_the_same_badge",
        "cli/test_export.py::test_the_zip_file_can_be_added_elsewhere",
    ),
    "Can I share it on Twitter, Google+, LinkedIn, Facebook?": (
        f"{HERE}::test_every_network_of_the_guide_is_there_for_public_things_alone",
    ),
    "Can it stand on my LinkedIn profile?": (
        "render/sharing/test_linkedin.py::test_the_form_of_a_profile_is_filled_in",
        "render/sharing/test_linkedin.py::test_an_organisation_stands_by_its_number_or_by_its_name",
        "render/sharing/test_linkedin.py::test_what_is_not_known_is_not_in_the_form",
        "render/sharing/test_linkedin.py::test_the_fields_can_be_copied_one_by_one",
    ),
    "Why was my badge not imported?": (
        "cli/test_add_refusals.py::test_a_file_that_is_no_badge_is_refused_with_cause_and_cure",
        "cli/test_verify.py::test_every_check_is_said_where_asked",
        "fetching/test_refresh.py::test_an_issuer_that_is_gone_is_a_failure",
        "properties/test_privacy.py::test_a_build_asks_nothing_of_the_network",
    ),
    "How do I sign up, with which e-mail?": (
        "trust/test_recipient.py::test_the_owner_may_write_the_address_with_capitals_spaces_and_a_scheme",
        "trust/test_recipient.py::test_an_issuer_may_have_hashed_the_address_as_it_was_typed",
    ),
    "I forgot my password": (
        "properties/test_locked.py::test_two_builds_give_the_same_bytes_and_another_password_others",
    ),
    "What does it cost?": (),
    "How do I delete my account?": (
        "cli/test_unpublish.py::test_a_badge_is_taken_back_without_a_trace",
        "properties/test_privacy.py::test_what_becomes_private_is_gone_with_the_next_build",
    ),
    "My badge is missing": (
        "cli/test_add_refusals.py::test_a_file_that_is_no_badge_is_refused_with_cause_and_cure",
    ),
    "Spanish and English": ("render/test_catalogues.py::test_a_catalogue_has_every_message_and_no_other",),
    # Open edX
    "badge template, badge, user credential": (
        f"{HERE}::test_the_files_of_the_page_build_what_it_says",
        "render/test_path_views.py::test_a_path_has_a_page_with_a_bar_that_says_it_in_words_too",
        "render/test_path_views.py::test_a_badge_leads_to_the_paths_on_which_it_counts_archived_ones_last",
    ),
    "UUID, token": ("credentials/test_ob3.py::test_open_edx_uses_urns_and_status_lists",),
    "0 to 2: service account, feature, Credly, Accredible": (
        "credentials/test_ob2.py::test_credly_hashes_without_salt",
        "credentials/test_ob3.py::test_credly_writes_the_earner_where_the_title_belongs",
        "credentials/test_ob3.py::test_open_edx_uses_urns_and_status_lists",
    ),
    "3: synchronize templates": (
        "fetching/test_refresh.py::test_what_changed_since_the_last_time_is_told",
        "fetching/test_refresh.py::test_where_the_issuers_copy_differs_is_told",
        "cli/test_refresh.py::test_what_differs_is_shown_side_by_side",
    ),
    "4: requirements": (
        "portfolio/test_paths.py::test_the_ratio_is_groups_met_of_groups_needed",
        "portfolio/test_paths.py::test_progress_stays_between_nothing_and_all",
    ),
    "5: activate templates": (
        "portfolio/test_paths.py::test_only_public_paths_that_are_no_drafts_have_a_page",
    ),
    "6: progress": (
        "render/test_path_views.py::test_a_path_has_a_page_with_a_bar_that_says_it_in_words_too",
        "portfolio/test_paths.py::test_what_expired_or_was_withdrawn_no_longer_counts",
        "browser/test_finding.py::test_a_path_goes_back_on_the_day_a_badge_expires",
    ),
    "7, 8: awarded and issued badges": (
        "portfolio/test_resolve.py::test_an_award_that_is_not_accepted_is_nobodys_to_see",
    ),
    "9: withdrawal": (
        "render/test_finding_views.py::test_a_withdrawn_badge_keeps_its_page_with_the_reason_and_is_not_carried_further",
        "portfolio/test_paths.py::test_what_expired_or_was_withdrawn_no_longer_counts",
    ),
    "Settings, configuration, examples, processing": (
        "test_docs_words.py::test_every_word_of_the_schemas_is_explained",
        "test_docs_words.py::test_every_example_is_read_without_a_problem",
    ),
    "verifiable credentials": (
        "browser/test_again.py::test_the_file_that_the_page_offers_is_loaded_after_a_click_from_the_site_itself",
    ),
}
