/* The article's words: where each stands in the page, which are chosen, and which were found.
   Offsets count as scripts do, within the text that the paragraphs' data-start begin. */
function studentWords(sheet, text, chosen, called) {
  const AROUND = 24;
  const WORD = new RegExp(
    '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}]' +
    '|\\p{Sc}?[\\p{L}\\p{N}\\p{M}]+(?:[’\'.,‑-][\\p{L}\\p{N}\\p{M}]+)*%?', 'gu');
  let nodes = [];
  let whole = '';

  const read = () => {
    nodes = [];
    whole = '';
    for (const paragraph of text.querySelectorAll('[data-start]')) {
      let at = Number(paragraph.dataset.start);
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.closest('.ref')) continue;
        nodes.push({ node, start: at });
        whole = whole.padEnd(at, '\n') + node.data;
        at += node.data.length;
      }
    }
  };
  read();
  const words = [...whole.matchAll(WORD)].map((found) => [found.index, found.index + found[0].length]);

  const offsetOf = (node, offset) => {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(node, offset);
    let at = 0;
    for (const each of nodes) {
      if (each.node === node) return each.start + offset;
      if (before.comparePoint(each.node, each.node.length) > 0) break;
      at = each.start + each.node.length;
    }
    return at;
  };

  /* Whole words, of one paragraph or more; null if there is none. */
  const snapped = (from, to) => {
    const inside = words.filter(([start, end]) => start < to && end > from);
    return inside.length ? [inside[0][0], inside.at(-1)[1]] : null;
  };

  const nowChosen = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    return snapped(offsetOf(range.startContainer, range.startOffset),
      offsetOf(range.endContainer, range.endOffset));
  };

  const place = (offset, end) => {
    const fits = ({ node, start }) =>
      end ? start < offset && offset <= start + node.length
        : start <= offset && offset < start + node.length;
    const found = nodes.find(fits);
    return [found.node, offset - found.start];
  };

  const choose = (from, to) => {
    const [start, end] = [place(from, false), place(to, true)];
    getSelection().setBaseAndExtent(...start, ...end);
    start[0].parentElement.scrollIntoView({ block: 'nearest' });
  };

  /* What people type is not what is printed: other quotes, other spaces, other capitals. */
  const folded = (said) => said.toLowerCase()
    .replace(/[“”„«»‟]/g, '"').replace(/[‘’‚‛`´]/g, "'").replace(/[‐‑–—−]/g, '-')
    .replace(/\s/g, ' ');
  const typed = (said) => {
    const wanted = folded(said.trim().replace(/\s+/g, ' '));
    const at = wanted ? folded(whole).indexOf(wanted) : -1;
    return at < 0 ? null : snapped(at, at + wanted.length);
  };

  const selector = (from, to) => ({
    exact: whole.slice(from, to),
    prefix: whole.slice(Math.max(0, from - AROUND), from),
    suffix: whole.slice(to, to + AROUND),
  });
  const locate = ({ exact, prefix = '', suffix = '' }) => {
    let at = whole.indexOf(prefix + exact + suffix);
    if (at >= 0) return [at + prefix.length, at + prefix.length + exact.length];
    at = whole.indexOf(exact);
    const alone = at >= 0 && whole.indexOf(exact, at + 1) < 0;
    return alone && exact ? [at, at + exact.length] : null;
  };

  /* Marks around what was found, and none around what was found before. */
  const mark = (found) => {
    for (const old of text.querySelectorAll('mark.found')) {
      const parent = old.parentNode;
      old.replaceWith(...old.childNodes);
      parent.normalize();
    }
    read();
    for (const { from, to, kind } of found) {
      for (const { node, start } of [...nodes]) {
        const [first, last] = [Math.max(from, start), Math.min(to, start + node.length)];
        if (first >= last) continue;
        const piece = first > start ? node.splitText(first - start) : node;
        if (last - first < piece.length) piece.splitText(last - first);
        const around = document.createElement('mark');
        around.className = `found ${kind}`;
        piece.replaceWith(around);
        around.append(piece);
      }
      read();
    }
  };

  const lineOf = (offset) =>
    place(offset, false)[0].parentElement.closest('[data-line]').dataset.line;

  let anchor = -1;
  let head = -1;
  const forward = getComputedStyle(text).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  sheet.addEventListener('keydown', (event) => {
    if (event.target !== sheet || event.ctrlKey || event.altKey || event.metaKey) return;
    const now = nowChosen();
    if (event.key === 'Enter' && now) {
      called();
    } else if (event.key === 'Escape' && now) {
      getSelection().removeAllRanges();
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      if (!now) anchor = head = event.shiftKey ? Math.max(head, 0) : head;
      head += event.key === forward ? 1 : -1;
      head = Math.max(0, Math.min(words.length - 1, head));
      if (!event.shiftKey || anchor < 0) anchor = head;
      const [first, last] = [Math.min(anchor, head), Math.max(anchor, head)];
      choose(words[first][0], words[last][1]);
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener('selectionchange', () => {
    const now = nowChosen();
    chosen(now, now && whole.slice(...now));
  });

  return { typed, selector, locate, mark, lineOf };
}
