// Puts the newest board in the place of the one before, and says when none comes any more.
(function () {
  "use strict";
  var board = document.getElementById("board");
  var notLive = document.getElementById("not-live");
  var source = new EventSource("/live");

  // A button that has the focus keeps it, so that nobody loses their place.
  function place(element) {
    var row = element && element.closest ? element.closest("[id]") : null;
    if (!row || !board.contains(row)) return null;
    var all = Array.prototype.slice.call(row.querySelectorAll("button"));
    return { row: row.id, button: all.indexOf(element) };
  }

  source.addEventListener("open", function () { notLive.hidden = true; });
  source.addEventListener("error", function () { notLive.hidden = false; });
  source.addEventListener("board", function (event) {
    var focus = place(document.activeElement);
    board.innerHTML = event.data;
    notLive.hidden = true;
    var row = focus && document.getElementById(focus.row);
    var button = row && row.querySelectorAll("button")[focus.button];
    if (button) button.focus();
  });
  // The session is over, or the desk ends: the page asks again, and shows the log-in if it has to.
  source.addEventListener("over", function () {
    source.close();
    notLive.hidden = false;
    window.setTimeout(function () { window.location.reload(); }, 3000);
  });
})();
