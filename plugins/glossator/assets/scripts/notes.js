/* Glossator: opens a note beside its mark. Without this script every note is still there, after
   the article, one link away. Nothing is fetched. The bar and the margin have scripts of their
   own; they and this one speak by events on the page: `gloss:go` asks to open a note,
   `gloss:reveal` comes before one is opened, `gloss:opened` after it. */
(() => {
  "use strict";

  const GAP = 8;
  const SMALL = "(max-width: 37.5em), (max-height: 30em)";
  let open = null;
  let pressed = null;

  const byId = (id) => document.getElementById(id);
  const pageOf = (element) => element.closest(".gloss-page");
  const tell = (page, name, id) => page.dispatchEvent(new CustomEvent(`gloss:${name}`, { detail: id, bubbles: true }));
  const idOf = (hash) => (/^#(?:note-)?([\w-]+)$/.exec(hash) || [])[1];

  function words(page) {
    const bar = page.querySelector(".gloss-bar");
    return bar ? JSON.parse(bar.dataset.say) : {};
  }

  /* A link to a place on this page; a theme may have made its address whole. */
  function isHere(link) {
    return link.hash && link.origin === location.origin && link.pathname === location.pathname;
  }

  /* A popover lies in the top layer but stays where it is in the document, so no id is ever
     doubled and no text moves: the note keeps its height in the list while it is open. */
  function openNote(note, reference) {
    const body = note && note.querySelector(".gloss-note-body");
    if (!body || typeof body.showPopover !== "function") return false;
    closeNote();
    const page = pageOf(note);
    const say = words(page);
    note.style.minHeight = `${note.offsetHeight}px`;
    body.setAttribute("popover", "auto");
    body.setAttribute("role", "dialog");
    body.setAttribute("aria-label", reference.getAttribute("aria-label"));
    const gist = body.querySelector(".gloss-gist");
    if (gist) body.setAttribute("aria-description", gist.textContent);
    const close = button("×", "gloss-close");
    close.setAttribute("aria-label", say.close);
    body.querySelector(".gloss-note-head").prepend(close);
    const actions = document.createElement("div");
    actions.className = "gloss-actions";
    const link = `${location.origin}${location.pathname}#${note.id}`;
    actions.append(copying(say.link, say, () => link), copying(say.cite, say, () => citation(note, say, link)));
    body.append(actions);
    reference.classList.add("gloss-open");
    const state = { body, note, reference, close, actions };
    state.toggled = () => body.matches(":popover-open") || tidy(state);
    open = state;
    body.addEventListener("toggle", state.toggled);
    /* A note of the margin may stand far from its mark. */
    const box = reference.getBoundingClientRect();
    if (box.bottom < 0 || box.top > innerHeight) reference.scrollIntoView({ block: "center" });
    /* When a note closes, the browser gives the focus back to where it was when it opened. */
    reference.focus({ preventScroll: true });
    body.showPopover();
    place();
    if (matchMedia(SMALL).matches) uncover();
    body.scrollTop = 0;
    /* A screen reader that comes to a button in a dialog tells the dialog's name and its gist; one
       that comes to the dialog itself may read all of it in one go, without a name. */
    close.focus({ preventScroll: true });
    tell(page, "opened", reference.dataset.glossRef);
    return true;
  }

  function button(text, name) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = name;
    made.textContent = text;
    return made;
  }

  /* A button that copies a text and says so. Where the clipboard is closed to pages, as on a
     page opened from a folder, the text is shown in a box to copy it from. */
  function copying(name, say, text) {
    const made = button(name, "gloss-copy");
    made.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        made.textContent = say.copied;
        setTimeout(() => { made.textContent = name; }, 2000);
      } catch {
        const box = document.createElement("textarea");
        box.readOnly = true;
        box.rows = 3;
        box.value = text();
        box.setAttribute("aria-label", name);
        made.replaceWith(box);
        box.select();
      }
    });
    return made;
  }

  function citation(note, say, link) {
    const exact = note.querySelector(".gloss-exact:not(.gloss-exact-whole)");
    const name = byId(`ref-${idOf(`#${note.id}`)}`).getAttribute("aria-label");
    return [exact && `“${exact.textContent.trim()}”`, say.where, name, link].filter(Boolean).join(". ");
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
    const { body, note, reference, close, actions } = state;
    const focused = body.contains(document.activeElement) || document.activeElement === document.body;
    const last = open === state;
    if (last) open = null;
    body.removeEventListener("toggle", state.toggled);
    for (const name of ["popover", "role", "aria-label", "aria-description", "style"]) body.removeAttribute(name);
    close.remove();
    actions.remove();
    note.style.minHeight = "";
    reference.classList.remove("gloss-open");
    if (last && focused) reference.focus({ preventScroll: true });
  }

  function place() {
    const { body, reference } = open;
    const mark = reference.getBoundingClientRect();
    for (const name of ["left", "top", "width", "maxHeight"]) body.style[name] = "";
    if (matchMedia(SMALL).matches) return;
    const card = open.note.matches(".gloss-aside") && open.note.getBoundingClientRect();
    if (card && besideText(card, mark)) return;
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

  /* An open note of the margin covers the margin alone, unless its mark would lie under it. */
  function besideText(card, mark) {
    const { body } = open;
    const page = pageOf(body).getBoundingClientRect();
    const room = document.documentElement.clientWidth - GAP;
    const left = Math.min(card.left, page.right - 300);
    body.style.width = `${Math.min(room - left, 520)}px`;
    const height = Math.min(body.offsetHeight, innerHeight * 0.8);
    const top = Math.max(GAP, Math.min(card.top, innerHeight - height - GAP));
    if (mark.right > left && mark.bottom > top && mark.top < top + height) {
      body.style.width = "";
      return false;
    }
    body.style.maxHeight = `${height}px`;
    body.style.left = `${left + scrollX}px`;
    body.style.top = `${top + scrollY}px`;
    return true;
  }

  /* Scroll until the sheet of an open note does not lie over its mark. */
  function uncover() {
    const mark = open.reference.getBoundingClientRect();
    const free = innerHeight - open.body.offsetHeight;
    if (mark.bottom > free - GAP || mark.top < 60) scrollBy(0, mark.top - free / 2);
  }

  /* Go to a note by its address: to its place in the text if it has one, else to the list. */
  function follow(hash) {
    const id = idOf(hash);
    const note = id && byId(`note-${id}`);
    const reference = id && byId(`ref-${id}`);
    if (!note || !note.matches(".gloss-note") || !reference) return false;
    /* `#q2` means the note, unless the article has a place of that name. */
    if (!hash.startsWith("#note-") && byId(id)) return false;
    tell(pageOf(note), "reveal", id);
    const box = reference.getBoundingClientRect();
    if (box.top < 120 || box.bottom > innerHeight - 60) reference.scrollIntoView({ block: "center" });
    return openNote(note, reference);
  }

  /* Where the address leads when the page opens: the browser was there before notes moved to
     the margin, so it is sent again. */
  function jump() {
    layOut(true);
    if (follow(location.hash)) {
      for (const later of [150, 500, 1000]) setTimeout(stay, later);
      return;
    }
    const target = byId(location.hash.slice(1));
    if (target && target.closest(".gloss-sheet > :not([data-gloss-article])")) target.scrollIntoView();
  }

  /* While a page opens, its browser may go on to scroll to what the address names: the note's
     place in the list. The reader is to see the mark. */
  function stay() {
    if (!open || !location.hash.endsWith(open.reference.dataset.glossRef)) return;
    const box = open.reference.getBoundingClientRect();
    if (box.bottom > 0 && box.top < innerHeight) return;
    open.reference.scrollIntoView({ block: "center" });
    place();
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
    if (link) layOut(true);
    const aside = target.closest(".gloss-aside");
    const tick = target.closest("[data-gloss-go]");
    if (link && link.matches("a.gloss-ref")) {
      if (before === link) closeNote();
      else if (!openNote(byId(link.hash.slice(1)), link)) return;
      take(event);
    } else if (aside && !aside.querySelector("[popover]") && String(getSelection()) === "") {
      const reference = byId(aside.id.replace("note-", "ref-"));
      if (reference === before) closeNote();
      else openNote(aside, reference);
      take(event);
    } else if (tick || (link && isHere(link) && link.hash.startsWith("#note-"))) {
      const hash = tick ? `#note-${tick.dataset.glossGo}` : link.hash;
      if (!follow(hash)) return;
      history.replaceState(history.state, "", hash);
      take(event);
    } else if (link && isHere(link)) {
      if (open && open.body.contains(link)) closeNote();
      /* By hand, because a theme may fetch the whole page again. */
      const reference = link.matches(".gloss-back") && byId(link.hash.slice(1));
      if (reference) tell(pageOf(link), "reveal", reference.dataset.glossRef);
      const place = byId(link.hash.slice(1));
      if (!place) return;
      history.pushState(history.state, "", link.hash);
      for (const each of document.querySelectorAll(".gloss-target")) each.classList.remove("gloss-target");
      place.classList.add("gloss-target");
      place.scrollIntoView();
      if (!reference) place.tabIndex = -1;
      place.focus({ preventScroll: true });
      take(event);
    } else if (!link && target.closest("mark.gloss") && String(getSelection()) === "") {
      const ids = target.closest("mark.gloss").dataset.gloss.split(" ");
      const reference = ids.map((id) => byId(`ref-${id}`)).find((each) => each && each.checkVisibility());
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
    const inside = [...open.body.querySelectorAll("a[href], button, textarea")].filter((each) => each.tabIndex >= 0);
    const edge = event.shiftKey ? inside[0] : inside[inside.length - 1];
    const active = document.activeElement;
    if (active === edge) {
      event.preventDefault();
      open.reference.focus();
      closeNote();
    }
  }

  /* The style sheet leaves whole sections without layout while a page opens. Then each is laid
     out, in a frame of its own, but for its entries, which wait until they come near; the last
     does not, whose boxes would lie on what follows. Where one of their places is asked for,
     everything before it must have its true height. */
  function layOut(all) {
    if (all) for (const item of document.querySelectorAll(".gloss-late")) item.classList.remove("gloss-late");
    for (const section of document.querySelectorAll(".gloss-sheet > section:not(.gloss-laid)")) {
      const items = all ? [] : section.querySelectorAll("li[id]:not(.gloss-note, :last-child)");
      for (const item of items) item.classList.add("gloss-late");
      section.classList.add("gloss-laid");
      if (!all) return laidLater();
    }
  }

  const laidLater = () => requestAnimationFrame(() => setTimeout(layOut));

  function arrived() {
    for (const page of document.querySelectorAll(".gloss-page")) page.classList.add("gloss-scripted");
    if (open && !open.body.isConnected) open = null;
    /* A theme may have been at work until now; nobody waits for what is below the article. */
    const lay = location.hash ? () => layOut(true) : laidLater;
    if (document.readyState === "complete") lay();
    else addEventListener("load", lay, { once: true });
    if (!location.hash) return;
    /* After the browser's own jump to the fragment and after notes moved to the margin, when it
       has mended its scrolling, or it would carry the note out of sight. */
    const go = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(jump)));
    if (document.readyState === "complete") go();
    else addEventListener("load", go, { once: true });
  }

  /* A press outside closes a note before the click comes, which must not open it again. */
  document.addEventListener("pointerdown", () => { pressed = open && open.reference; }, true);
  document.addEventListener("click", clicked, true);
  document.addEventListener("keydown", tabbed);
  document.addEventListener("gloss:go", (event) => follow(`#note-${event.detail}`));
  addEventListener("hashchange", jump);
  addEventListener("beforeprint", closeNote);
  addEventListener("resize", () => open && place());
  if (typeof document$ === "object" && document$.subscribe) document$.subscribe(arrived);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrived);
  else arrived();
})();
