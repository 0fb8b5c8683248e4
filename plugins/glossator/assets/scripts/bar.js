/* Glossator: the bar. What is shown of the notes is kept in the page's address and in the
   browser's own storage, and nowhere else. */
(() => {
  "use strict";

  const KEY = "glossator";
  const MODES = ["bare", "marks", "full"];
  const LISTS = { kinds: "layer", speaker: "speaker", word: "word", plain: "plain" };
  let keys = true;

  const pages = () => [...document.querySelectorAll(".gloss-page")].filter((page) => page.querySelector(".gloss-bar"));
  const say = (page) => JSON.parse(page.querySelector(".gloss-bar").dataset.say);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const idOf = (note) => note.id.replace("note-", "");
  const boxes = (page, name) => [...page.querySelectorAll(name === "kinds" ? ".gloss-layer" : `.gloss-facet[data-facet=${name}]`)];
  const valueOf = (box) => box.dataset.layer || box.value;
  const modeOf = (page) => page.querySelector("[name=gloss-mode]:checked").value;

  /* The state ---------------------------------------------------------------------------- */

  function stored() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || {};
    } catch {
      return {};
    }
  }

  /* The address says what differs from the page as it comes; storage remembers it for the next. */
  function keep(page) {
    const state = { mode: modeOf(page) === "marks" ? null : modeOf(page) };
    for (const name of Object.keys(LISTS)) {
      const all = boxes(page, name);
      const changed = all.some((box) => box.checked !== box.defaultChecked);
      state[name] = changed ? all.filter((box) => box.checked).map(valueOf) : null;
    }
    const url = new URL(location.href);
    url.searchParams.delete("notes");
    if (state.mode) url.searchParams.set("notes", state.mode);
    for (const name of Object.keys(LISTS)) {
      url.searchParams.delete(name);
      if (state[name]) url.searchParams.set(name, state[name].join(","));
    }
    history.replaceState(history.state, "", url);
    /* Who speaks differs from article to article. */
    const { speaker: _, ...lasting } = state;
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...lasting, keys }));
    } catch { /* Without storage the state lasts as long as the page. */ }
  }

  function recall(page) {
    const asked = new URL(location.href).searchParams;
    const before = stored();
    keys = before.keys !== false;
    for (const box of page.querySelectorAll(".gloss-keys")) check(box, keys);
    const given = ["notes", ...Object.keys(LISTS)].some((name) => asked.has(name));
    const mode = given ? asked.get("notes") : before.mode;
    setMode(page, MODES.includes(mode) ? mode : "marks");
    for (const name of Object.keys(LISTS)) {
      const list = given ? asked.has(name) && asked.get(name).split(",") : before[name];
      for (const box of boxes(page, name)) check(box, list ? list.includes(valueOf(box)) : box.defaultChecked);
    }
    if (given || before.mode || before.kinds || before.word) keep(page);
  }

  /* Only what changes is touched: every box that does makes the browser look at all marks. */
  function check(box, checked) {
    if (box.checked !== checked) box.checked = checked;
  }

  function setMode(page, mode) {
    check(page.querySelector(`[name=gloss-mode][value=${mode}]`), true);
  }

  /* What is shown ------------------------------------------------------------------------ */

  function ticked(page, name) {
    return new Set(boxes(page, name).filter((box) => box.checked).map(valueOf));
  }

  function wordsOf(note) {
    const own = [note.dataset.fidelity, note.dataset.verdict, note.dataset.signal, note.dataset.relation];
    const named = [...note.querySelectorAll(".gloss-note-head .gloss-word")].map((each) => each.dataset.judgement);
    return [...own, ...named].filter(Boolean);
  }

  function apply(page) {
    const speakers = ticked(page, "speaker");
    const words = ticked(page, "word");
    const kinds = ticked(page, "kinds");
    const left = new Set();
    let all = 0;
    let shown = 0;
    for (const note of page.querySelectorAll(".gloss-note")) {
      const out = (speakers.size && !speakers.has(note.dataset.speaker)) ||
        (words.size && !wordsOf(note).some((word) => words.has(word)));
      note.classList.toggle("gloss-filtered", Boolean(out));
      const reference = document.getElementById(`ref-${idOf(note)}`);
      if (reference) reference.classList.toggle("gloss-filtered", Boolean(out));
      if (out) left.add(idOf(note));
      if (!reference) continue;
      all += 1;
      if (!out && kinds.has(note.dataset.kind)) shown += 1;
    }
    const bar = page.querySelector(".gloss-bar");
    if (left.size || bar.matches(".gloss-filtering")) {
      for (const mark of page.querySelectorAll("mark.gloss[data-gloss]")) paint(mark, left);
      for (const tick of page.querySelectorAll("[data-gloss-go]")) {
        tick.classList.toggle("gloss-faint", left.has(tick.dataset.glossGo));
      }
    }
    bar.classList.toggle("gloss-filtering", Boolean(left.size));
    page.querySelector(".gloss-shown-count").textContent = fill(say(page).shown, { shown, all });
    page.querySelector(".gloss-place").textContent = modeOf(page) === "bare" ? "" : fill(say(page).notes, { number: shown });
    inline(page);
    page.dispatchEvent(new CustomEvent("gloss:shown", { bubbles: true }));
  }

  /* A mark shows the kinds of its glosses that are not left out. */
  function paint(mark, left) {
    const kinds = new Set();
    for (const id of mark.dataset.gloss.split(" ")) {
      const note = document.getElementById(`note-${id}`);
      if (note && !left.has(id)) kinds.add(`gloss-${note.dataset.kind}`);
    }
    const name = ["gloss", ...kinds].join(" ");
    if (mark.className !== name) mark.className = name;
  }

  /* Every note after its paragraph: the notes move, and go back when the mode ends. */
  function inline(page) {
    const list = page.querySelector(".gloss-notes > ol");
    if (!page.glossOrder) page.glossOrder = [...list.children];
    if (!page.querySelector(".gloss-inline") && modeOf(page) !== "full") return;
    list.append(...page.glossOrder);
    for (const each of page.querySelectorAll(".gloss-inline")) each.remove();
    if (modeOf(page) !== "full") return;
    for (const block of [...page.querySelector("[data-gloss-article]").children]) {
      const references = [...block.querySelectorAll("a.gloss-ref")].filter((each) => each.checkVisibility());
      if (!references.length) continue;
      const after = document.createElement("ol");
      after.className = "gloss-inline";
      after.dataset.glossUi = "";
      after.lang = list.parentElement.lang;
      after.append(...references.map((each) => document.getElementById(`note-${each.dataset.glossRef}`)));
      block.after(after);
    }
  }

  function change(page) {
    /* To look for a speaker or a word is to want to see it. */
    for (const name of ["speaker", "word"]) {
      const wanted = ticked(page, name);
      if (!wanted.size) continue;
      for (const note of page.querySelectorAll(".gloss-note")) {
        const has = name === "word" ? wordsOf(note).some((word) => wanted.has(word)) : wanted.has(note.dataset.speaker);
        const layer = has && page.querySelector(`.gloss-layer[data-layer=${note.dataset.kind}]`);
        if (layer) layer.checked = true;
      }
    }
    apply(page);
    keep(page);
  }

  function reset(page) {
    for (const box of page.querySelectorAll(".gloss-layer, .gloss-facet")) box.checked = box.defaultChecked;
    setMode(page, "marks");
    apply(page);
    keep(page);
  }

  /* A note that is asked for is shown, whatever was switched off or left out. */
  function reveal(page, id) {
    const note = document.getElementById(`note-${id}`);
    const layer = page.querySelector(`.gloss-layer[data-layer=${note.dataset.kind}]`);
    const hidden = modeOf(page) === "bare" || note.matches(".gloss-filtered") || !layer.checked;
    if (!hidden) return;
    if (modeOf(page) === "bare") setMode(page, "marks");
    layer.checked = true;
    if (note.matches(".gloss-filtered")) for (const box of page.querySelectorAll(".gloss-facet:not([value=plain])")) box.checked = false;
    apply(page);
  }

  /* From note to note -------------------------------------------------------------------- */

  const shownIn = (page) => [...page.querySelectorAll("[data-gloss-article] a.gloss-ref")].filter((each) => each.checkVisibility());

  function walk(page, step) {
    const references = shownIn(page);
    if (!references.length) return;
    const top = page.querySelector(".gloss-bar").getBoundingClientRect().bottom;
    const last = page.querySelector("a.gloss-ref.gloss-open") || document.getElementById(page.glossLast);
    let at = references.indexOf(last);
    const seen = last && last.getBoundingClientRect().bottom > 0 && last.getBoundingClientRect().top < innerHeight;
    if (at < 0 || !seen) {
      /* Start from what is on the screen. */
      at = references.findIndex((each) => each.getBoundingClientRect().top > top);
      if (at < 0) at = references.length;
      if (step > 0) at -= 1;
    }
    const next = references[(at + step + references.length) % references.length];
    page.dispatchEvent(new CustomEvent("gloss:go", { detail: next.dataset.glossRef, bubbles: true }));
  }

  function opened(page, id) {
    const references = shownIn(page);
    page.glossLast = `ref-${id}`;
    const at = references.findIndex((each) => each.dataset.glossRef === id) + 1;
    page.querySelector(".gloss-place").textContent = fill(say(page).place, { at, all: references.length });
  }

  /* Events ------------------------------------------------------------------------------- */

  function pressed(event) {
    if (event.key === "Escape") {
      for (const panel of document.querySelectorAll(".gloss-panel[open]")) {
        panel.open = false;
        panel.querySelector("summary").focus();
      }
    }
    if (!keys || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
    const [page] = pages();
    if (!page) return;
    if (event.key === "j" || event.key === "k") walk(page, event.key === "j" ? 1 : -1);
    else if (event.key === "m") {
      setMode(page, MODES[(MODES.indexOf(modeOf(page)) + 1) % MODES.length]);
      change(page);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function changed(event) {
    const page = event.target.closest(".gloss-page");
    if (!page || !event.target.closest(".gloss-bar")) return;
    if (event.target.matches(".gloss-keys")) {
      keys = event.target.checked;
      keep(page);
    } else change(page);
  }

  function clicked(event) {
    for (const panel of document.querySelectorAll(".gloss-panel[open]")) {
      if (!panel.contains(event.target)) panel.open = false;
    }
    const page = event.target.closest(".gloss-page");
    const step = event.target.closest("[data-walk]");
    if (step) walk(page, Number(step.dataset.walk));
    else if (event.target.closest(".gloss-reset")) reset(page);
  }

  /* The boxes say at once what is shown; what is counted and left out has a task of its own,
     because a theme has much to do when a page arrives. */
  function arrived() {
    for (const page of pages()) {
      recall(page);
      setTimeout(apply, 0, page);
    }
  }

  document.addEventListener("keydown", pressed);
  document.addEventListener("change", changed);
  document.addEventListener("click", clicked);
  document.addEventListener("gloss:reveal", (event) => reveal(event.target, event.detail));
  document.addEventListener("gloss:opened", (event) => opened(event.target, event.detail));
  if (typeof document$ === "object" && document$.subscribe) document$.subscribe(arrived);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrived);
  else arrived();
})();
