/* Glossator: notes in the margin. Each stands as near to its mark as the others let it; they
   keep the order of the text and never lie on one another. The style sheet decides whether
   there is a margin; nothing of the article moves. */
(() => {
  "use strict";

  /* From the richest to the barest, each with the room between two notes and the least height
     of one: what cannot fit is not tried, because to try is to lay out the page. */
  const DENSITIES = { cards: [6, 34], lines: [5, 18], tight: [2, 13], chips: [5, 0] };
  const watched = new WeakSet();
  const settled = new WeakSet();
  let waiting = 0;
  /* Something changed while a note was open, and nothing may move under it. */
  let missed = false;

  const referenceOf = (note) => document.getElementById(note.id.replace("note-", "ref-"));

  function hasMargin(sheet) {
    return getComputedStyle(sheet).getPropertyValue("--gloss-place").trim() === "margin";
  }

  /* Back into the list, as the page was made. */
  function clear(page) {
    for (const note of page.querySelectorAll(".gloss-aside, .gloss-coming")) {
      note.classList.remove("gloss-aside", "gloss-coming");
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
  function rowsOf(notes, places, gap, room) {
    const rows = [];
    for (const note of notes) {
      const last = rows[rows.length - 1];
      const width = note.offsetWidth + gap;
      if (last && last.width + width <= room) {
        last.notes.push(note);
        last.width += width;
      } else rows.push({ notes: [note], width, wanted: places.get(note), height: note.offsetHeight });
    }
    return rows;
  }

  function arrange(page) {
    const sheet = page.querySelector(".gloss-sheet");
    const article = page.querySelector("[data-gloss-article]");
    if (!sheet || !article) return;
    missed = Boolean(document.querySelector(".gloss-note :popover-open"));
    if (missed) return;
    clear(page);
    const list = page.querySelector(".gloss-notes > ol");
    const bar = page.querySelector(".gloss-bar");
    if (!bar || !list) return;
    const line = page.querySelector(".gloss-elsewhere") || list.parentElement.insertBefore(
      Object.assign(document.createElement("p"), { className: "gloss-elsewhere", dir: "auto" }), list);
    line.textContent = "";
    const say = JSON.parse(bar.dataset.say);
    if (page.querySelector(".gloss-inline")) {
      line.textContent = say.inline.replace("{number}", page.querySelectorAll(".gloss-inline > li").length);
      return;
    }
    if (!page.hasAttribute("data-gloss-margin") || !hasMargin(sheet)) return;
    const references = [...article.querySelectorAll("a.gloss-ref")].filter((each) => each.checkVisibility());
    const notes = references.map((each) => document.getElementById(`note-${each.dataset.glossRef}`));
    if (!notes.length) return;
    if (!settled.has(page)) {
      /* A page that has just come: gone for one frame, so that no note is seen to jump. */
      settled.add(page);
      for (const note of notes) note.classList.add("gloss-coming");
      soon();
      return;
    }
    const zero = sheet.getBoundingClientRect().top;
    const frame = article.getBoundingClientRect();
    const places = new Map(notes.map((note) => [note, referenceOf(note).getBoundingClientRect().top - zero]));
    for (const note of notes) {
      note.classList.add("gloss-aside");
      const rest = note.querySelector(".gloss-rest");
      if (rest) rest.setAttribute("hidden", "until-found");
    }
    const least = frame.top - zero;
    const most = frame.bottom - zero;
    for (const [density, [gap, lowest]] of Object.entries(DENSITIES)) {
      if (notes.length * (lowest + gap) > most - least && density !== "chips") continue;
      sheet.dataset.density = density;
      sheet.classList.toggle("gloss-short", density === "lines" || density === "tight");
      const boxes = density === "chips"
        ? rowsOf(notes, places, gap, sheet.offsetWidth * 0.34)
        : notes.map((note) => ({ notes: [note], wanted: places.get(note), height: note.offsetHeight }));
      const needed = boxes.reduce((sum, box) => sum + box.height + gap, 0);
      if (density !== "chips" && needed > most - least) continue;
      const tops = spread(boxes, gap, least, most);
      const widths = boxes.map((box) => box.notes.map((note) => note.offsetWidth + gap));
      boxes.forEach((box, at) => {
        let left = sheet.offsetWidth * 0.34;
        box.notes.forEach((note, column) => {
          left -= widths[at][column];
          note.style.top = `${tops[at]}px`;
          if (density === "chips") note.style.insetInlineEnd = `${left}px`;
        });
      });
      break;
    }
    line.textContent = say.elsewhere.replace("{number}", notes.length);
  }

  const sizeOf = (article) => `${article.offsetWidth} ${article.offsetHeight}`;

  function soon() {
    if (waiting) return;
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      for (const page of document.querySelectorAll(".gloss-page")) {
        arrange(page);
        const article = page.querySelector("[data-gloss-article]");
        if (article && !watched.has(article)) {
          watched.add(article);
          /* An observer also tells the size that it finds at first, which is no change. */
          let last = sizeOf(article);
          new ResizeObserver(() => {
            if (last === sizeOf(article)) return;
            last = sizeOf(article);
            soon();
          }).observe(article);
        }
      }
    });
  }

  /* A mark and its note light up together. */
  function light(event) {
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
  addEventListener("beforeprint", () => { for (const page of document.querySelectorAll(".gloss-page")) clear(page); });
  addEventListener("afterprint", soon);
  if (typeof document$ === "object" && document$.subscribe) document$.subscribe(soon);
  else soon();
})();
