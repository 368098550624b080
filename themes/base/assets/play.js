// Films and recordings of other hosts: nothing is asked of a host until a visitor presses the button.
for (const stage of document.querySelectorAll("[data-player]")) {
  const offered = stage.querySelectorAll("[data-play]");
  for (const part of offered) part.hidden = false;
  offered[0].addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.title = stage.dataset.title;
    frame.allow = "fullscreen; encrypted-media; picture-in-picture";
    // Some hosts refuse to play for a page that says nothing of itself; its origin is all they are told.
    frame.referrerPolicy = "strict-origin";
    frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-presentation";
    frame.src = stage.dataset.player;
    for (const part of offered) part.remove();
    stage.prepend(frame);
    stage.classList.add("is-playing");
    frame.focus();
  });
}
