<?php
/*
 * Runs WordPress's own code over what a site of ours gives it, and prints what came of it as JSON.
 *
 * Reads JSON from standard input: "wordpress" is the folder of WordPress, "answers" are the bodies that a host
 * of files would give by address, "ask" are addresses that somebody pastes into an article, "keep" are texts
 * that somebody puts into one. There is no database: the few options that are asked for are given by filters,
 * and nothing is asked of the network.
 */
error_reporting( E_ALL & ~E_DEPRECATED );
ini_set( 'display_errors', 'stderr' );
$said = json_decode( stream_get_contents( STDIN ), true );

define( 'ABSPATH', $said['wordpress'] . '/' );
define( 'WPINC', 'wp-includes' );
define( 'WP_CONTENT_DIR', ABSPATH . 'wp-content' );
define( 'WP_DEBUG', false );
define( 'WP_LANG_DIR', '/nowhere' );

$parts = array(
	'version', 'load', 'compat', 'class-wp-list-util', 'plugin', 'cache', 'class-wp-error', 'functions',
	'class-wp-matchesmapregex', 'class-wp', 'l10n', 'formatting', 'option', 'meta', 'user', 'capabilities', 'post',
	'shortcodes', 'kses', 'link-template', 'general-template', 'http', 'class-wp-http', 'class-wp-http-response', 'class-wp-http-requests-response',
	'class-wp-http-requests-hooks', 'class-wp-http-proxy', 'class-wp-http-cookie', 'embed', 'class-wp-oembed',
	'class-wp-embed', 'pluggable', 'media', 'theme', 'rest-api',
);
foreach ( $parts as $part ) {
	$path = ABSPATH . WPINC . "/$part.php";
	if ( is_file( $path ) ) {
		require_once $path;
	}
}
wp_cache_init();

$options = array(
	'blog_charset' => 'UTF-8',
	'siteurl'      => 'https://blog.example',
	'home'         => 'https://blog.example',
	'html_type'    => 'text/html',
);
foreach ( $options as $name => $value ) {
	add_filter( "pre_option_$name", function () use ( $value ) { return $value; } );
}
wp_cache_set( 'alloptions', $options, 'options' ); // some are asked for all at once

$asked = array();
add_filter(
	'pre_http_request',
	function ( $answer, $request, $url ) use ( $said, &$asked ) {
		$asked[] = $url;
		$bare    = strtok( $url, '?' );
		$found   = array_key_exists( $bare, $said['answers'] );
		return array(
			'headers'  => array(),
			'body'     => $found ? $said['answers'][ $bare ] : '',
			'response' => array( 'code' => $found ? 200 : 404, 'message' => '' ),
			'cookies'  => array(),
		);
	},
	10,
	3
);
add_filter( 'http_request_host_is_external', '__return_true' );

// What wp-includes/default-filters.php does for every answer.
add_filter( 'oembed_dataparse', 'wp_filter_oembed_iframe_title_attribute', 5, 3 );
add_filter( 'oembed_dataparse', 'wp_filter_oembed_result', 10, 3 );

$oembed = _wp_oembed_get_object();
$result = array( 'version' => $wp_version, 'ask' => array(), 'keep' => array() );
foreach ( $said['ask'] as $url ) {
	$asked    = array();
	$provider = $oembed->discover( $url );
	$json     = $provider ? $oembed->fetch( $provider, $url, array( 'width' => 600, 'height' => 800, 'discover' => true ) ) : false;
	$html     = $json ? $oembed->data2html( $json, $url ) : false;

	$result['ask'][ $url ] = array(
		'provider' => $provider,
		'asked'    => $asked,
		'type'     => $json ? $json->type : null,
		'title'    => $json ? $json->title : null,
		'html'     => $html,
	);
}
foreach ( $said['keep'] as $name => $text ) {
	$result['keep'][ $name ] = wp_kses_post( $text );
}
echo json_encode( $result, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
