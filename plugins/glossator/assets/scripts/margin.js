/* Glossator: notes in the margin. Each stands as near to its mark as the others let it; they
   keep the order of the text and never lie on one another. The style sheet decides whether
   there is a margin; nothing of the article moves. */
(() => {
  "use strict";

  /* From the richest to the barest, each with the room between two notes, the least height of
     one and its classes: what cannot fit is not tried, because to try is to lay out the page. */
  const DENSITIES = {
    cards: [6, 34, ""],
    lines: [5, 18, "gloss-short"],
    tight: [2, 13, "gloss-short gloss-tight"],
    chips: [5, 0, "gloss-mini"],
  };
  const STYLES = ["gloss-short", "gloss-tight", "gloss-mini"];
  /* Notes that are laid out at once, and milliseconds after which the browser has its turn. */
  const PART = 4;
  const TURN = 4;
  const watched = new WeakSet();
  const settled = new WeakSet();
  const working = new WeakMap();
  let waiting = 0;
  /* Something changed while a note was open, and nothing may move under it. */
  let missed = false;

  const referenceOf = (note) => document.getElementById(note.id.replace("note-", "ref-"));

  function hasMargin(sheet) {
    return getComputedStyle(sheet).getPropertyValue("--gloss-place").trim() === "margin";
  }

  /* Back into the list, as the page was made. */
  function clear(page) {
    const sheet = page.querySelector(".gloss-sheet");
    delete sheet.dataset.density;
    for (const lends of sheet.querySelectorAll(".gloss-lends")) lends.classList.remove("gloss-lends");
    for (const note of page.querySelectorAll(".gloss-aside")) {
      note.classList.remove("gloss-aside", "gloss-coming", ...STYLES);
      note.style.top = note.style.insetInlineEnd = "";
      const rest = note.querySelector(".gloss-rest");
      if (rest) rest.removeAttribute("hidden");
    }
  }

  /* Tops for boxes of these heights, as near to the wanted ones as their order allows: the
     least sum of squares (isotonic regression by pooling adjacent violators; Barlow et al.,
     Statistical Inference under Order Restrictions, 1972). */
  function spread(boxes, gap, least, most) {
    const pools = [];
    let sum = 0;
    for (const box of boxes) {
      let pool = { total: box.wanted - sum, size: 1 };
      sum += box.height + gap;
      while (pools.length && pools[pools.length - 1].total / pools[pools.length - 1].size >= pool.total / pool.size) {
        const before = pools.pop();
        pool = { total: before.total + pool.total, size: before.size + pool.size };
      }
      pools.push(pool);
    }
    const slack = Math.max(least, most - sum);
    const tops = [];
    let offset = 0;
    for (const pool of pools) {
      const start = Math.min(Math.max(pool.total / pool.size, least), slack);
      for (let count = 0; count < pool.size; count += 1) {
        tops.push(start + offset);
        offset += boxes[tops.length - 1].height + gap;
      }
    }
    return tops;
  }

  /* Labels alone, in rows, where there is no room for more. */
  function rowsOf(boxes, gap, room) {
    const rows = [];
    for (const box of boxes) {
      const last = rows[rows.length - 1];
      const width = box.widths[0] + gap;
      if (last && last.width + width <= room) {
        last.notes.push(...box.notes);
        last.widths.push(...box.widths);
        last.width += width;
      } else rows.push({ ...box, width });
    }
    return rows;
  }

  const partsOf = (list) => Array.from({ length: Math.ceil(list.length / PART) }, (_, at) => list.slice(at * PART, at * PART + PART));

  /* Give a note the looks of the margin, not yet seen. */
  function dress(note, style) {
    note.classList.remove(...STYLES);
    note.classList.add("gloss-aside", "gloss-coming", ...style.split(" ").filter(Boolean));
    const rest = note.querySelector(".gloss-rest");
    if (rest && !rest.hidden) rest.setAttribute("hidden", "until-found");
  }

  /* The work of one page, which can be left alone for a while wherever it yields: it asks where
     the marks stand before it changes anything, then lays out a few notes at a time, and shows a
     few at a time, each in a frame of its own. */
  function* arranging(page) {
    const sheet = page.querySelector(".gloss-sheet");
    const article = page.querySelector("[data-gloss-article]");
    const list = page.querySelector(".gloss-notes > ol");
    const bar = page.querySelector(".gloss-bar");
    if (!sheet || !article || !list || !bar) return;
    const line = page.querySelector(".gloss-elsewhere") ||
      Object.assign(document.createElement("p"), { className: "gloss-elsewhere", dir: "auto" });
    const say = JSON.parse(bar.dataset.say);
    const tell = (text, number) => {
      line.textContent = text.replace("{number}", number);
      if (line.nextElementSibling !== list) list.before(line);
    };
    const inline = page.querySelectorAll(".gloss-inline > li").length;
    const beside = !inline && page.hasAttribute("data-gloss-margin") && hasMargin(sheet);
    const references = beside ? [...article.querySelectorAll("a.gloss-ref")].filter((each) => each.checkVisibility()) : [];
    const notes = references.map((each) => document.getElementById(`note-${each.dataset.glossRef}`));
    const zero = sheet.getBoundingClientRect();
    const frame = article.getBoundingClientRect();
    const places = references.map((each) => each.getBoundingClientRect().top - zero.top);
    clear(page);
    if (!notes.length) {
      tell(inline ? say.inline : "", inline);
      return;
    }
    list.parentElement.classList.add("gloss-lends", "gloss-laid");
    tell(say.elsewhere, notes.length);
    yield;
    const least = frame.top - zero.top;
    const most = frame.bottom - zero.top;
    const room = zero.width * 0.34;
    for (const [density, [gap, lowest, style]] of Object.entries(DENSITIES)) {
      const must = density !== "chips";
      const boxes = [];
      let needed = notes.length * (lowest + gap);
      for (const part of partsOf(notes)) {
        if (must && needed > most - least) break;
        for (const note of part) dress(note, style);
        for (const note of part) {
          const height = note.offsetHeight;
          needed += height - lowest;
          boxes.push({ notes: [note], wanted: places[boxes.length], height, widths: [note.offsetWidth] });
        }
        yield;
      }
      if (must && needed > most - least) continue;
      const rows = must ? boxes : rowsOf(boxes, gap, room);
      const tops = spread(rows, gap, least, most);
      for (const part of partsOf(rows.map((row, at) => [row, tops[at]]))) {
        for (const [row, top] of part) {
          let left = room;
          row.notes.forEach((note, column) => {
            left -= row.widths[column] + gap;
            note.style.top = `${top}px`;
            if (!must) note.style.insetInlineEnd = `${left}px`;
            note.classList.remove("gloss-coming");
          });
        }
        yield "shown";
      }
      sheet.dataset.density = density;
      break;
    }
  }

  /* While a page opens, work is done in turns with the browser, so that nothing waits for it.
     What a reader asked for, also by an address, is done at once. */
  function work(page, job) {
    if (working.get(page) !== job) return;
    missed = Boolean(document.querySelector(".gloss-note :popover-open"));
    if (missed) return;
    const patient = !settled.has(page) && !location.hash;
    const end = performance.now() + TURN;
    for (let part = job.next(); !part.done; part = job.next()) {
      if (!patient || (performance.now() < end && part.value !== "shown")) continue;
      later(page, job);
      return;
    }
    working.delete(page);
    settled.add(page);
    watch(page);
  }

  /* After the next frame, whose layout is then known. */
  const later = (page, job) => requestAnimationFrame(() => setTimeout(work, 0, page, job));

  function watch(page) {
    const article = page.querySelector("[data-gloss-article]");
    if (!article || watched.has(article)) return;
    watched.add(article);
    /* An observer also tells the size that it finds at first, which is no change. */
    let last = "";
    new ResizeObserver(([{ contentRect: { width, height } }]) => {
      const size = `${width} ${height}`;
      if (last && last !== size) soon();
      last = size;
    }).observe(article);
  }

  function soon() {
    if (waiting) return;
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      for (const page of document.querySelectorAll(".gloss-page")) {
        const job = arranging(page);
        working.set(page, job);
        if (settled.has(page) || location.hash) work(page, job);
        else setTimeout(work, 0, page, job);
      }
    });
  }

  /* A tick of the strip has the name of its reference. */
  function name(tick) {
    const reference = tick.dataset && document.getElementById(`ref-${tick.dataset.glossGo}`);
    if (!reference || tick.firstChild) return;
    const title = document.createElementNS(tick.namespaceURI, "title");
    title.textContent = reference.getAttribute("aria-label");
    tick.append(title);
  }

  /* A mark and its note light up together. */
  function light(event) {
    name(event.target);
    for (const lit of document.querySelectorAll(".gloss-lit")) lit.classList.remove("gloss-lit");
    const element = event.target instanceof Element && event.target.closest("mark.gloss, a.gloss-ref, .gloss-aside");
    if (!element || !element.closest(".gloss-page")) return;
    const ids = element.dataset.gloss ? element.dataset.gloss.split(" ") : [element.dataset.glossRef || element.id.replace("note-", "")];
    for (const id of ids) {
      const note = document.getElementById(`note-${id}`);
      if (!note || !note.matches(".gloss-aside")) continue;
      note.classList.add("gloss-lit");
      if (!element.matches(".gloss-aside")) continue;
      for (const mark of document.querySelectorAll(`mark[data-gloss~="${id}"], a[data-gloss-ref="${id}"]`)) mark.classList.add("gloss-lit");
    }
  }

  /* What the browser's own search finds in the folded part of a note is shown by opening it. */
  function found(event) {
    const note = event.target.closest(".gloss-aside");
    if (note) note.dispatchEvent(new CustomEvent("gloss:go", { detail: note.id.replace("note-", ""), bubbles: true }));
  }

  document.addEventListener("gloss:shown", soon);
  document.addEventListener("pointerover", light);
  document.addEventListener("beforematch", found);
  document.addEventListener("toggle", () => missed && soon(), true);
  addEventListener("resize", soon);
  addEventListener("beforeprint", () => {
    for (const page of document.querySelectorAll(".gloss-page")) {
      working.delete(page);
      clear(page);
    }
  });
  addEventListener("afterprint", soon);
  if (typeof document$ === "object" && document$.subscribe) document$.subscribe(soon);
  else soon();
})();
