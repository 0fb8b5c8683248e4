/* Glossator: opens a note beside its mark. Without this script every note is still there, after
   the article, one link away. Nothing is stored and nothing is fetched. */
(() => {
  "use strict";

  const GAP = 8;
  const SMALL = "(max-width: 37.5em)";
  let open = null;
  let pressed = null;

  const byId = (id) => document.getElementById(id);
  const pageOf = (element) => element.closest(".gloss-page");

  /* A link to a place on this page; a theme may have made its address whole. */
  function isHere(link) {
    return link.hash && link.origin === location.origin && link.pathname === location.pathname;
  }

  function layerOf(reference) {
    const kind = /gloss-ref-(\w+)/.exec(reference.className);
    return kind && pageOf(reference).querySelector(`.gloss-layer[data-layer="${kind[1]}"]`);
  }

  function isShown(reference) {
    const layer = layerOf(reference);
    return !layer || layer.checked;
  }

  function showLayer(reference) {
    const layer = layerOf(reference);
    if (layer) layer.checked = true;
  }

  /* A popover lies in the top layer but stays where it is in the document, so no id is ever
     doubled and no text moves: the note keeps its height in the list while it is open. */
  function openNote(note, reference) {
    const body = note && note.querySelector(".gloss-note-body");
    if (!body || typeof body.showPopover !== "function") return false;
    closeNote();
    note.style.minHeight = `${note.offsetHeight}px`;
    body.setAttribute("popover", "auto");
    body.setAttribute("role", "dialog");
    body.setAttribute("aria-label", reference.getAttribute("aria-label") || "Note");
    body.tabIndex = -1;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "gloss-close";
    close.textContent = "×";
    close.setAttribute("aria-label", "Close note");
    body.querySelector(".gloss-note-head").append(close);
    const back = body.querySelector(".gloss-back");
    if (back) back.tabIndex = -1;
    reference.classList.add("gloss-open");
    const state = { body, note, reference, close };
    state.toggled = () => body.matches(":popover-open") || tidy(state);
    open = state;
    body.addEventListener("toggle", state.toggled);
    /* When a note closes, the browser gives the focus back to where it was when it opened. */
    reference.focus({ preventScroll: true });
    body.showPopover();
    place();
    if (matchMedia(SMALL).matches) uncover();
    body.scrollTop = 0;
    body.focus({ preventScroll: true });
    return true;
  }

  function closeNote() {
    if (!open) return;
    const state = open;
    if (state.body.isConnected) state.body.hidePopover();
    tidy(state);
  }

  /* Put a closed note back as it was. When the browser closes one it tells of it a moment later,
     and by then another may be open; what is closed from here is tidied at once. */
  function tidy(state) {
    const { body, note, reference, close } = state;
    const focused = body.contains(document.activeElement) || document.activeElement === document.body;
    const last = open === state;
    if (last) open = null;
    body.removeEventListener("toggle", state.toggled);
    for (const name of ["popover", "role", "aria-label", "tabindex", "style"]) {
      body.removeAttribute(name);
    }
    close.remove();
    const back = body.querySelector(".gloss-back");
    if (back) back.removeAttribute("tabindex");
    note.style.minHeight = "";
    reference.classList.remove("gloss-open");
    if (last && focused) reference.focus({ preventScroll: true });
  }

  function place() {
    const { body, reference } = open;
    const mark = reference.getBoundingClientRect();
    for (const name of ["left", "top", "maxHeight"]) body.style[name] = "";
    if (matchMedia(SMALL).matches) return;
    const width = body.offsetWidth;
    const full = body.offsetHeight;
    const below = innerHeight - mark.bottom - 2 * GAP;
    const above = mark.top - 2 * GAP;
    const upwards = below < full && above > below;
    const height = Math.min(full, Math.max(200, upwards ? above : below));
    const left = Math.max(GAP, Math.min(mark.left - 24, document.documentElement.clientWidth - width - GAP));
    const top = upwards ? Math.max(mark.top - height - GAP, -scrollY) : mark.bottom + GAP;
    body.style.maxHeight = `${height}px`;
    body.style.left = `${left + scrollX}px`;
    body.style.top = `${top + scrollY}px`;
  }

  /* Scroll until the sheet of an open note does not lie over its mark. */
  function uncover() {
    const mark = open.reference.getBoundingClientRect();
    const free = innerHeight - open.body.offsetHeight;
    if (mark.bottom > free - GAP || mark.top < 60) scrollBy(0, mark.top - free / 2);
  }

  /* Go to a note by its address: to its place in the text if it has one, else to the list. */
  function follow(hash) {
    if (!/^#note-[\w-]+$/.test(hash)) return false;
    const note = byId(hash.slice(1));
    const reference = byId(hash.replace("#note-", "ref-"));
    if (!note || !note.matches(".gloss-note") || !reference) return false;
    showLayer(reference);
    reference.scrollIntoView({ block: "center" });
    return openNote(note, reference);
  }

  function plain(event) {
    return !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  }

  function clicked(event) {
    if (!plain(event) || !(event.target instanceof Element)) return;
    const target = event.target;
    const before = open && open.body.matches(":popover-open") ? open.reference : pressed;
    pressed = null;
    if (!pageOf(target)) return;
    /* Themes unfold everything for the printer; an answer is printed if its reader unfolded it. */
    const summary = target.closest(".gloss-question summary");
    if (summary) summary.parentElement.classList.toggle("gloss-unfolded", !summary.parentElement.open);
    if (open && open.close.contains(target)) {
      closeNote();
      return;
    }
    const link = target.closest("a[href]");
    if (link && link.matches(".gloss-ref")) {
      if (before === link) closeNote();
      else if (!openNote(byId(link.hash.slice(1)), link)) return;
      take(event);
    } else if (link && isHere(link) && link.hash.startsWith("#note-")) {
      if (!follow(link.hash)) return;
      history.replaceState(history.state, "", link.hash);
      take(event);
    } else if (link && open && open.body.contains(link) && isHere(link)) {
      closeNote();
    } else if (link && link.matches(".gloss-back")) {
      const reference = byId(link.hash.slice(1));
      if (reference) showLayer(reference);
    } else if (!link && target.closest("mark.gloss") && String(getSelection()) === "") {
      const ids = target.closest("mark.gloss").dataset.gloss.split(" ");
      const reference = ids.map((id) => byId(`ref-${id}`)).find((each) => each && isShown(each));
      if (reference && reference === before) closeNote();
      else if (reference) openNote(byId(`note-${reference.dataset.glossRef}`), reference);
    }
  }

  /* A theme's own navigation must not take these clicks for a change of page. */
  function take(event) {
    event.preventDefault();
    event.stopPropagation();
  }

  /* Tab never gets lost: past either end of an open note it goes back to the mark. */
  function tabbed(event) {
    pressed = null;
    if (event.key !== "Tab" || !open) return;
    const inside = [...open.body.querySelectorAll("a[href], button")].filter((each) => each.tabIndex >= 0);
    const edge = event.shiftKey ? inside[0] : inside[inside.length - 1];
    const active = document.activeElement;
    if (active === edge || (event.shiftKey && active === open.body)) {
      event.preventDefault();
      open.reference.focus();
      closeNote();
    }
  }

  function arrived() {
    for (const page of document.querySelectorAll(".gloss-page")) page.classList.add("gloss-scripted");
    if (open && !open.body.isConnected) open = null;
    if (!location.hash) return;
    /* After the browser's own jump to the fragment, or it would carry the note out of sight. */
    const go = () => requestAnimationFrame(() => requestAnimationFrame(() => follow(location.hash)));
    if (document.readyState === "complete") go();
    else addEventListener("load", go, { once: true });
  }

  /* A press outside closes a note before the click comes, which must not open it again. */
  document.addEventListener("pointerdown", () => { pressed = open && open.reference; }, true);
  document.addEventListener("click", clicked, true);
  document.addEventListener("keydown", tabbed);
  addEventListener("hashchange", () => follow(location.hash));
  addEventListener("beforeprint", closeNote);
  addEventListener("resize", () => open && place());
  if (typeof document$ === "object" && document$.subscribe) document$.subscribe(arrived);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrived);
  else arrived();
})();
