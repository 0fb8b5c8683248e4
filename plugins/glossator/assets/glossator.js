/* Glossator: opens a note beside its mark. Without this script every note is still there, after
   the article, one link away. Nothing is stored and nothing is fetched. */
(() => {
  "use strict";

  const GAP = 8;
  const SMALL = "(max-width: 37.5em)";
  let open = null;

  const byId = (id) => document.getElementById(id);
  const pageOf = (element) => element.closest(".gloss-page");

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
    const body = note.querySelector(".gloss-note-body");
    if (!body || typeof body.showPopover !== "function") return false;
    if (open) open.body.hidePopover();
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
    open = { body, note, reference, close };
    body.addEventListener("toggle", closed);
    body.showPopover();
    place();
    body.scrollTop = 0;
    body.focus({ preventScroll: true });
    return true;
  }

  function closed(event) {
    if (event.newState !== "closed" || !open || event.target !== open.body) return;
    const { body, note, reference, close } = open;
    const focused = body.contains(document.activeElement) || document.activeElement === document.body;
    open = null;
    body.removeEventListener("toggle", closed);
    for (const name of ["popover", "role", "aria-label", "tabindex", "style"]) {
      body.removeAttribute(name);
    }
    close.remove();
    const back = body.querySelector(".gloss-back");
    if (back) back.removeAttribute("tabindex");
    note.style.minHeight = "";
    reference.classList.remove("gloss-open");
    if (focused) reference.focus({ preventScroll: true });
  }

  function place() {
    const { body, reference } = open;
    const mark = reference.getBoundingClientRect();
    for (const name of ["left", "top", "maxHeight"]) body.style[name] = "";
    if (matchMedia(SMALL).matches) {
      const free = innerHeight - body.offsetHeight;
      if (mark.bottom > free - GAP || mark.top < 60) scrollBy(0, mark.top - free / 2);
      return;
    }
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
    if (!pageOf(target)) return;
    if (open && open.close.contains(target)) {
      open.body.hidePopover();
      return;
    }
    const link = target.closest("a[href]");
    if (link && link.matches(".gloss-ref")) {
      if (open && open.reference === link) open.body.hidePopover();
      else if (!openNote(byId(link.hash.slice(1)), link)) return;
      take(event);
    } else if (link && link.hash.startsWith("#note-") && link.getAttribute("href")[0] === "#") {
      if (!follow(link.hash)) return;
      history.replaceState(history.state, "", link.hash);
      take(event);
    } else if (link && open && open.body.contains(link) && link.getAttribute("href")[0] === "#") {
      open.body.hidePopover();
    } else if (link && link.matches(".gloss-back")) {
      const reference = byId(link.hash.slice(1));
      if (reference) showLayer(reference);
    } else if (!link && target.closest("mark.gloss") && String(getSelection()) === "") {
      const ids = target.closest("mark.gloss").dataset.gloss.split(" ");
      const reference = ids.map((id) => byId(`ref-${id}`)).find((each) => each && isShown(each));
      if (reference) openNote(byId(`note-${reference.dataset.glossRef}`), reference);
    }
  }

  /* A theme's own navigation must not take these clicks for a change of page. */
  function take(event) {
    event.preventDefault();
    event.stopPropagation();
  }

  /* Tab never gets lost: past either end of an open note it goes back to the mark. */
  function tabbed(event) {
    if (event.key !== "Tab" || !open) return;
    const inside = [...open.body.querySelectorAll("a[href], button")].filter((each) => each.tabIndex >= 0);
    const edge = event.shiftKey ? inside[0] : inside[inside.length - 1];
    const active = document.activeElement;
    if (active === edge || (event.shiftKey && active === open.body)) {
      event.preventDefault();
      open.reference.focus();
      open.body.hidePopover();
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

  document.addEventListener("click", clicked, true);
  document.addEventListener("keydown", tabbed);
  addEventListener("hashchange", () => follow(location.hash));
  addEventListener("beforeprint", () => open && open.body.hidePopover());
  addEventListener("resize", () => open && place());
  if (typeof document$ === "object" && document$.subscribe) document$.subscribe(arrived);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrived);
  else arrived();
})();
