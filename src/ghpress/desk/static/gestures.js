// What hands do on the table: scroll, zoom about the pointer or with two fingers, pan, select, point.

const PX_PER_MM = 96 / 25.4;
const LEAST = 0.1;
const MOST = 4;
const SETTLED = 500; // ms without a change of what fingers have selected

export function bindGestures(desk) {
  const { stage, tools } = desk, touches = new Map();
  let pinch = null, space = false, byTouch = false, settling = 0;

  stage.addEventListener("scroll", () => { desk.showTiles(); tools.scrolled(); });
  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    desk.step(event.deltaY < 0 ? 1 : -1, within(event));
  }, { passive: false });

  // With the space bar held, a drag moves the table even where there are words.
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || event.target.closest("button, a, summary, input, textarea, select, dialog")) return;
    event.preventDefault();
    space = true;
    document.body.classList.add("hand");
  });
  const letGo = () => { space = false; document.body.classList.remove("hand"); };
  document.addEventListener("keyup", (event) => { if (event.key === " ") letGo(); });
  window.addEventListener("blur", letGo);

  // Fingers select by a long press and by handles; no pointer is lifted at the end of it.
  document.addEventListener("selectionchange", () => {
    clearTimeout(settling);
    if (byTouch && !getSelection().isCollapsed && !tools.box.contains(document.activeElement)) settling = setTimeout(() => tools.select({ target: stage }), SETTLED);
  });

  stage.addEventListener("pointerdown", (event) => {
    byTouch = event.pointerType === "touch";
    if (event.pointerType === "touch") {
      touches.set(event.pointerId, event);
      if (touches.size === 2) pinch = { apart: apart(), zoom: desk.scale() / PX_PER_MM };
      return; // one finger scrolls by itself
    }
    const onText = event.target.closest("svg.text text, .hit");
    if (event.button === 1 || (event.button === 0 && (space || !onText))) pan(event);
  });
  stage.addEventListener("pointermove", (event) => {
    if (touches.has(event.pointerId)) touches.set(event.pointerId, event);
    if (pinch && touches.size === 2) {
      const [one, other] = [...touches.values()].map(within);
      desk.zoomTo(Math.max(LEAST, Math.min(MOST, (pinch.zoom * apart()) / pinch.apart)), { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
      return;
    }
    if (!event.buttons) point(event);
    desk.plates.point(event).catch(() => {});
  });
  const lifted = (event) => { touches.delete(event.pointerId); if (touches.size < 2) pinch = null; };
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) stage.addEventListener(end, lifted);
  stage.addEventListener("pointerup", (event) => {
    if (event.button !== 0 || space) return;
    const sheet = event.target.closest(".sheet:not(.former)");
    setTimeout(() => {
      tools.select(event);
      if (sheet && !tools.shown) desk.turnTo(Number(sheet.dataset.page));
    });
  });
  stage.addEventListener("pointerleave", () => desk.plates.left());
  stage.addEventListener("dblclick", (event) => tools.noteAt(event));

  function within(event) {
    const room = stage.getBoundingClientRect();
    return { x: event.clientX - room.left, y: event.clientY - room.top };
  }

  function apart() {
    const [one, other] = [...touches.values()];
    return Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY));
  }

  function pan(event) {
    if (space || event.button === 1) event.preventDefault();
    const from = { x: event.clientX + stage.scrollLeft, y: event.clientY + stage.scrollTop };
    const move = (moved) => {
      document.body.classList.add("panning");
      stage.scrollTo(from.x - moved.clientX, from.y - moved.clientY);
    };
    const end = () => {
      document.body.classList.remove("panning");
      window.removeEventListener("pointermove", move);
      for (const name of ["pointerup", "pointercancel"]) window.removeEventListener(name, end);
    };
    window.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, end);
  }

  // The mark under the pointer says its words.
  function point(event) {
    for (const view of desk.views.values()) {
      if (!view.element.contains(event.target)) { view.point(null); continue; }
      if (event.target.closest(".hit")) continue;
      const { x, y } = view.placeOf(event), spot = view.spotUnder(x, y);
      view.point(spot?.group ?? null);
      view.element.classList.toggle("pointed", Boolean(spot));
    }
  }
}
