/* The student page: an answer is kept first, then its note opens; nothing leaves the browser. */
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const data = (id) => JSON.parse($(`#${id}`).textContent);
  const about = data('about');
  const say = data('say');
  const filled = (said, values) => said.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const PREFIX = `glossator:student:${about.name}:`;
  const KEY = PREFIX + about.words.slice(-16);
  const CODE = `glossator:code:${about.name}`;

  const files = studentFiles(about, say);
  const seal = about.reveal === 'class' ? studentSeal(data('sealed')) : null;
  const cards = $$('.card');
  const cardOf = (id) => document.getElementById(`card-${id}`);
  let work = files.empty();

  const made = (name, content = [], attributes = {}) => {
    const element = document.createElement(name);
    Object.assign(element, attributes);
    element.append(...[content].flat());
    return element;
  };

  /* The voice says a thing again only if it was silent in between. */
  const speak = (said) => {
    $('#voice').textContent = '';
    setTimeout(() => { $('#voice').textContent = said; }, 50);
  };

  /* A screen reader may say nothing of a focus that comes as what had it goes. So that stays for
     so many milliseconds more: a box that closes, a page that may not be used. */
  const LATER = 150;

  const complain = (place, said, control) => {
    place.textContent = said;
    place.hidden = !said;
    for (const each of $$('[aria-invalid]', place.parentElement)) {
      each.removeAttribute('aria-invalid');
      each.removeAttribute('aria-describedby');
    }
    if (!control) return;
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', place.id);
    /* Who is there already hears nothing of a focus. */
    if (control === document.activeElement) speak(said);
    else control.focus();
  };

  /* What is kept in this browser. */

  let keeps = true;
  const trouble = (said) => {
    const place = $('#trouble');
    place.hidden = true;
    place.textContent = said;
    /* An alert is told as it appears, a second one too. */
    setTimeout(() => { place.hidden = !place.textContent; }, 50);
  };
  const store = () => {
    try {
      localStorage.setItem(KEY, files.asJson(work));
    } catch {
      if (keeps) trouble(say.noStorage);
      keeps = false;
    }
  };
  let later = 0;
  const soon = () => {
    clearTimeout(later);
    later = setTimeout(store, 300);
  };
  const atOnce = () => {
    clearTimeout(later);
    store();
  };
  const stored = () => {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
      const key = keys.includes(KEY) ? KEY : keys.at(-1);
      if (!key) {
        localStorage.setItem(`${PREFIX}?`, '');
        localStorage.removeItem(`${PREFIX}?`);
        return null;
      }
      const found = files.fromJson(localStorage.getItem(key));
      return found && { ...found, older: key !== KEY };
    } catch {
      keeps = false;
      trouble(say.noStorage);
      return null;
    }
  };
  const remembered = (code) => {
    try {
      if (code === null) sessionStorage.removeItem(CODE);
      else if (code !== undefined) sessionStorage.setItem(CODE, code);
      return sessionStorage.getItem(CODE);
    } catch {
      return null;
    }
  };

  /* Fields: what was written in them, and how a reader sees it. */

  const fieldsOf = (within) => $$('.field[data-field]', within);
  const inputsOf = (field) => $$('input, textarea, select', field);
  const valueOf = (field) => {
    const inputs = inputsOf(field);
    if (!['radio', 'checkbox'].includes(inputs[0].type)) return inputs[0].value.trim();
    const ticked = inputs.filter((each) => each.checked).map((each) => each.value);
    return inputs[0].type === 'radio' ? ticked[0] || '' : ticked;
  };
  const fill = (field, value = '') => {
    for (const input of inputsOf(field)) {
      if (['radio', 'checkbox'].includes(input.type)) {
        input.checked = [value].flat().includes(input.value);
      } else {
        input.value = value;
      }
    }
  };
  const shownOf = (field) => {
    const ticked = $$('input:checked', field).map((each) => each.parentElement.textContent.trim());
    if (ticked.length) return ticked.join('; ');
    const list = $('select', field);
    return list ? (list.value && list.selectedOptions[0].textContent) : [valueOf(field)].flat().join();
  };
  const valuesOf = (within) =>
    Object.fromEntries(fieldsOf(within).map((field) => [field.dataset.field, valueOf(field)]));
  const asks = (card) => fieldsOf(card).map((field) => [field.dataset.ask, shownOf(field)]);
  const markOf = (card) => $('.around mark', card)?.textContent;

  /* Cards: one at a time, each with its answer and then its note. */

  const nameOf = (card) => $('h3', card).textContent;
  const isKept = (card) => Boolean(work.answers[card.dataset.card]?.kept);

  /* What was written, or room for it: on paper nothing stands there. */
  const written = (name, said, className) => {
    const element = made(name, said, { dir: 'auto', className: said ? className : `${className} none` });
    element.dataset.empty = say.empty;
    return element;
  };

  const yours = (within) => {
    const said = asks(within);
    const rows = said.flatMap(([ask, each]) => [made('dt', ask), written('dd', each, '')]);
    within.classList.toggle('touched', said.some(([, each]) => each));
    document.body.classList.toggle('begun', $('.card.touched, .find') !== null);
    $('.yours', within).replaceChildren(
      made('h4', say.yours, { tabIndex: -1 }), made('dl', rows),
    );
  };

  const render = (card) => {
    const kept = isKept(card);
    card.classList.toggle('kept', kept);
    for (const each of $$('input, textarea, select, button', $('.controls', card))) {
      each.disabled = kept;
    }
    yours(card);
    const id = card.dataset.card;
    for (const each of $$(`[data-chip="${id}"], [data-for="${id}"]`)) {
      each.classList.toggle('kept', kept);
      each.dataset.name ??= each.getAttribute('aria-label') ?? each.textContent;
      each.setAttribute('aria-label', kept ? `${each.dataset.name}, ${say.answered}` : each.dataset.name);
    }
    progress();
  };

  const progress = () => {
    for (const [group, step] of [['mark', 'marks'], ['question', 'questions']]) {
      const all = cards.filter((card) => card.dataset.group === group);
      const place = $(`.way a[href="#${step}"] .done`);
      if (!place) continue;
      const done = all.filter(isKept).length;
      place.textContent = `${done}/${all.length}`;
      place.setAttribute('aria-label', filled(say.done, { done, all: all.length }));
      place.setAttribute('role', 'img');
    }
    const found = $('.way a[href="#finding"] .done');
    found.textContent = work.finds.length || '';
  };

  /* The content of a place as elements; null as long as it is sealed. */
  const contentOf = async (name) => {
    const template = $$('template[data-content]').find((each) => each.dataset.content === name);
    if (template) return template.content.cloneNode(true);
    if (!seal?.isOpen()) return null;
    const opened = document.createElement('template');
    opened.innerHTML = await seal.open(name);
    return opened.content;
  };

  const sealedNote = () => [
    made('p', [say.sealed, ' ', made('a', say.toCode, { href: '#code' })], { className: 'sealed' }),
  ];

  /* Opens the note of a card; whether it could. */
  const open = async (card) => {
    const place = $('.note', card);
    if (about.reveal === 'open') {
      $('details', place).open = true;
      return true;
    }
    const content = await contentOf(card.dataset.content);
    if (!isKept(card)) return false;
    const heading = made('h4', say.note, { tabIndex: -1 });
    place.replaceChildren(...(content ? [heading, content] : sealedNote()));
    return content !== null;
  };

  const keep = async (card) => {
    const form = $('.controls', card);
    const wrong = $('.wrong', form);
    const missing = fieldsOf(form).find(
      (field) => 'needed' in field.dataset && !valueOf(field).length,
    );
    if (missing) {
      complain(wrong, filled(say.first, { what: missing.dataset.ask }), inputsOf(missing)[0]);
      return;
    }
    complain(wrong, '');
    const words = markOf(card);
    work.answers[card.dataset.card] = {
      kept: true, ...(words ? { words } : {}), fields: valuesOf(form),
    };
    atOnce();
    render(card);
    const opened = await open(card);
    ($('.note h4, .note summary', card) ?? $('.yours h4', card)).focus();
    speak(opened ? say.opened : seal ? say.sealed : say.kept);
  };

  for (const card of cards) {
    const form = $('.controls', card);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      keep(card);
    });
    form.addEventListener('input', () => {
      const words = markOf(card);
      work.answers[card.dataset.card] = {
        kept: false, ...(words ? { words } : {}), fields: valuesOf(form),
      };
      yours(card);
      soon();
    });
  }

  const turnTo = (card, { focus = true } = {}) => {
    const all = $$(':scope > .card', card.parentElement);
    const at = all.indexOf(card);
    const section = card.closest('section');
    for (const each of all) each.classList.toggle('off', each !== card);
    $('.pager .at', section).textContent = filled(say.of, { at: at + 1, all: all.length });
    for (const button of $$('[data-step]', section)) {
      button.disabled = !all[at + Number(button.dataset.step)];
    }
    for (const chip of $$('[data-chip]', section)) {
      if (chip.dataset.chip === card.dataset.card) chip.setAttribute('aria-current', 'step');
      else chip.removeAttribute('aria-current');
    }
    if (card.dataset.group === 'mark') {
      for (const mark of $$('#text mark[data-marks]')) {
        mark.classList.toggle('now', mark.dataset.marks.split(' ').includes(card.dataset.card));
      }
      const sheet = $('#sheet');
      const now = $('#text mark.now');
      /* Only where the article has a window of its own: the page must not jump. */
      if (now && sheet.scrollHeight > sheet.clientHeight + 1) {
        const gap = now.getBoundingClientRect().top - sheet.getBoundingClientRect().top;
        sheet.scrollTop += gap - sheet.clientHeight / 3;
      }
    }
    if (focus) $('h3', card).focus();
  };

  for (const pager of $$('.pager')) {
    const all = $$('.cards > .card', pager.closest('section'));
    for (const button of $$('[data-step]', pager)) {
      button.addEventListener('click', () => {
        const at = all.findIndex((card) => !card.classList.contains('off'));
        turnTo(all[at + Number(button.dataset.step)]);
      });
    }
    turnTo(all[0], { focus: false });
  }

  /* Links to a card turn to it first; a click on marked words does the same. */
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const target = link && document.getElementById(link.hash.slice(1));
    const card = target?.closest('.card');
    if (card) {
      event.preventDefault();
      turnTo(card);
      card.scrollIntoView({ block: 'nearest' });
      return;
    }
    if (target?.id.startsWith('ref-')) {
      event.preventDefault();
      target.scrollIntoView({ block: 'center' });
      target.focus();
      return;
    }
    const mark = event.target.closest?.('#text mark[data-marks]');
    if (mark && getSelection().isCollapsed) turnTo(cardOf(mark.dataset.marks.split(' ').at(-1)));
  });

  /* What students find. */

  const pick = $('#pick');
  let picked = null;
  let pressed = false;
  const words = studentWords($('#sheet'), $('#text'), (range, chosen) => {
    /* A tap on a button takes the selection away on some phones, before it is a click. */
    if (pressed || pick.contains(document.activeElement)) return;
    picked = range;
    pick.hidden = !range || work.looked;
    if (!range) return;
    const short = chosen.length > 80 ? `${chosen.slice(0, 80)} …` : chosen;
    $('.picked', pick).textContent = short;
    if (document.activeElement === $('#sheet')) speak(filled(say.picked, { words: short }));
  }, () => $('button', pick).focus());
  $('#sheet').tabIndex = 0;
  $('#sheet').setAttribute('aria-describedby', 'keys');

  const leavePick = (next) => {
    next.focus();
    pressed = true;
    setTimeout(() => {
      pressed = false;
      pick.hidden = true;
    }, LATER);
  };

  const drawFinds = () => {
    const places = work.finds.map((find) => ({ find, range: words.locate(find) }));
    const placed = places.filter(({ range }) => range);
    words.mark(placed.map(({ find, range: [from, to] }) => ({ from, to, kind: find.kind })));
    $('#finds').replaceChildren(...places.map(({ find, range }, at) => findItem(find, range, at)));
    for (const each of $$('#add *, #looked *')) each.disabled = work.looked;
    $('#finding').closest('section').classList.toggle('kept', work.looked);
    progress();
  };

  const findItem = (find, range, at) => {
    const line = range ? filled(say.lines, { line: words.lineOf(range[0]) }) : '';
    const head = made('h3', [
      made('span', say.kinds[find.kind], { className: `label ${find.kind}` }), ' ',
      made('q', find.exact, { dir: 'auto' }), ' ', made('span', line, { className: 'facts' }),
    ], { tabIndex: -1 });
    const item = made('li', head, { className: 'find' });
    item.dataset.find = at;
    const ask = made('span', say.why, { className: 'ask' });
    if (work.looked) {
      item.append(written('p', find.why, 'why'), made('div', [], { className: 'note' }));
      return item;
    }
    const area = made('textarea', find.why, { rows: 2, maxLength: 5000, autocomplete: 'off' });
    area.addEventListener('input', () => {
      find.why = area.value;
      item.lastChild.replaceWith(written('p', find.why, 'why'));
      soon();
    });
    const remove = made('button', say.remove, { type: 'button', className: 'calm' });
    remove.setAttribute('aria-label', `${say.remove}: ${find.exact}`);
    remove.addEventListener('click', () => {
      work.finds.splice(at, 1);
      atOnce();
      drawFinds();
      ($$('#finds h3')[Math.min(at, work.finds.length - 1)] ?? $('#add input')).focus();
      speak(filled(say.removed, { words: find.exact }));
    });
    const label = made('label', [ask, area], { className: 'field text' });
    item.append(
      made('div', [label, remove], { className: 'controls' }), written('p', find.why, 'why'),
    );
    return item;
  };

  const add = (range, kind) => {
    const find = { kind, ...words.selector(...range), why: '' };
    work.finds.push(find);
    atOnce();
    getSelection().removeAllRanges();
    for (const wrong of ['#wrong-find', '#wrong-looked']) complain($(wrong), '');
    drawFinds();
    leavePick($$('#finds textarea').at(-1));
    speak(filled(say.added, { words: find.exact }));
  };

  for (const button of $$('button', pick)) {
    button.addEventListener('pointerdown', (event) => {
      pressed = true;
      event.preventDefault();
    });
    button.addEventListener('click', () => {
      pressed = false;
      if (button.dataset.pick && picked) {
        add(picked, button.dataset.pick);
      } else {
        getSelection().removeAllRanges();
        leavePick($('#sheet'));
      }
    });
  }
  addEventListener('pointercancel', () => { pressed = false; });
  pick.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') $('[data-pick=""]', pick).click();
  });

  $('#add').addEventListener('submit', (event) => {
    event.preventDefault();
    const [input, kind] = $$('input, select', event.target);
    const range = words.typed(input.value);
    complain($('#wrong-find'), range ? '' : say.notThere, range ? null : input);
    if (!range) return;
    add(range, kind.value);
    input.value = '';
  });

  const openRest = async () => {
    if (!work.looked) return false;
    const open_ = about.reveal === 'open';
    const content = open_ ? $('#rest details') : await contentOf(say.rest);
    if (!content) {
      $('#rest').replaceChildren(...sealedNote());
      return false;
    }
    const notes = $$('.other', content);
    const beside = new Set();
    for (const [at, find] of work.finds.entries()) {
      const [from, to] = words.locate(find) ?? [0, 0];
      const on = notes.filter((note) => note.dataset.from < to && note.dataset.to > from);
      const place = $(`[data-find="${at}"] .note`);
      for (const each of on) beside.add(each);
      const copies = on.map((each) => each.cloneNode(true));
      place.replaceChildren(...(on.length ? copies : [made('p', say.nothingHere)]));
    }
    if (!open_) {
      const left = notes.filter((note) => 'toFind' in note.dataset && !beside.has(note));
      const title = made('summary', filled(say.more, { number: left.length }));
      $('#rest').replaceChildren(made('details', [title, ...left]));
    }
    return true;
  };

  $('#looked').addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!work.finds.length) {
      complain($('#wrong-looked'), say.nothingFound, $('#add input'));
      return;
    }
    complain($('#wrong-looked'), '');
    work.looked = true;
    atOnce();
    drawFinds();
    const opened = await openRest();
    $('#finds h3').focus();
    speak(opened ? say.looked : say.lookedSealed);
  });

  /* The class code. */

  const openAll = async () => {
    await Promise.all(cards.filter(isKept).map(open));
    await openRest();
  };

  const enter = async (code) => {
    const opened = await seal.enter(code);
    if (opened) {
      remembered(code);
      await openAll();
      document.body.classList.add('opened');
    }
    return opened;
  };

  if (seal) {
    const form = $('#enter-code');
    const input = $('input', form);
    const wrong = $('#wrong-code');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (!seal.able()) {
        complain(wrong, say.noCrypto, input);
        return;
      }
      complain(wrong, '');
      form.setAttribute('aria-busy', 'true');
      speak(say.opening);
      const opened = await enter(input.value);
      form.removeAttribute('aria-busy');
      complain(wrong, opened ? '' : say.wrongCode, opened ? null : input);
      if (opened) {
        speak(say.rightCode);
        const right = Object.assign(document.createElement('p'), { className: 'right', textContent: say.rightCode });
        form.replaceWith(right);
        $('#code').tabIndex = -1;
        $('#code').focus();
      }
    });
    if (!seal.able()) complain(wrong, say.noCrypto);
  }

  /* The sheet: handing in, reading in, wiping. */

  const sheet = $('#about-me');
  const drawSheet = () => {
    $('[data-name]').textContent = work.sheet.name;
    yours(sheet);
  };
  sheet.addEventListener('submit', (event) => event.preventDefault());
  sheet.addEventListener('input', () => {
    work.sheet = valuesOf(sheet);
    drawSheet();
    soon();
  });

  const parts = () => [
    ...cards.map((card) => ({
      title: nameOf(card),
      about: markOf(card) ?? $('.asked', card)?.textContent.trim(),
      entries: asks(card),
    })),
    ...work.finds.map((find) => ({
      title: `${say.found}: ${say.kinds[find.kind]}`, about: find.exact, entries: [[say.why, find.why]],
    })),
    { title: '', entries: fieldsOf(sheet).slice(0, 1).map((field) => [field.dataset.ask, shownOf(field)]) },
  ];

  let closing = 0;
  const sure = (question, yes) => new Promise((decided) => {
    const dialog = $('#sure');
    const before = document.activeElement;
    const others = $$('main, footer');
    const decide = (answer) => {
      clearTimeout(alone);
      document.onkeydown = null;
      for (const each of others) each.inert = false;
      before.focus();
      closing = setTimeout(() => dialog.close(), LATER);
      decided(answer === 'yes');
    };
    clearTimeout(closing);
    $('#sure-asks').textContent = question;
    $('[value=yes]', dialog).textContent = yes;
    for (const button of $$('button', dialog)) button.onclick = () => decide(button.value);
    /* Whoever has clicked beside the box has the focus nowhere. */
    document.onkeydown = (event) => { if (event.key === 'Escape') decide('no'); };
    dialog.show();
    $('button', dialog).focus();
    const alone = setTimeout(() => {
      for (const each of others) each.inert = true;
    }, LATER);
  });

  const show = async () => {
    for (const card of cards) {
      const answer = work.answers[card.dataset.card];
      for (const field of fieldsOf(card)) fill(field, answer?.fields[field.dataset.field]);
      if (about.reveal === 'open') $('.note details', card).open = false;
      else $('.note', card).replaceChildren();
      render(card);
    }
    for (const field of fieldsOf(sheet)) fill(field, work.sheet[field.dataset.field]);
    drawSheet();
    if (about.reveal !== 'open') $('#rest').replaceChildren();
    drawFinds();
    await openAll();
  };

  /* Takes work in; how much of it this page has no place for. */
  const take = (given) => {
    const fits = ([id, answer]) => {
      const card = cardOf(id);
      return card && (!markOf(card) || answer.words === undefined || answer.words === markOf(card));
    };
    const entries = Object.entries(given.answers);
    const finds = given.finds.filter((find) => words.locate(find));
    work = { ...given, answers: Object.fromEntries(entries.filter(fits)), finds };
    const kept = Object.keys(work.answers).length;
    return { kept, unfit: entries.length - kept + given.finds.length - finds.length };
  };

  const readIn = async (file) => {
    const found = file.size > 5_000_000 ? null : files.fromJson(await file.text());
    if (!found) return say.noAnswers;
    if (found.article.name !== about.name && found.article.words !== about.words) {
      return filled(say.otherArticle, { title: found.article.title });
    }
    const busy = work.finds.length || Object.keys(work.answers).length;
    /* The window that the file was chosen in goes first, or the question is not told. */
    await new Promise((done) => { setTimeout(done, 4 * LATER); });
    if (busy && !(await sure(say.replace, say.replaceIt))) return '';
    const { kept, unfit } = take(found.work);
    atOnce();
    await show();
    const said = filled(say.readIn, { number: kept });
    return unfit ? `${said} ${filled(say.unfit, { number: unfit })}` : said;
  };

  $('#read-in').addEventListener('change', async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    trouble(await readIn(file));
    event.target.value = '';
  });

  const wipe = async () => {
    if (!(await sure(say.wipe, say.wipeIt))) return;
    clearTimeout(later);
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(PREFIX)) localStorage.removeItem(key);
      }
    } catch { /* Nothing was kept. */ }
    remembered(null);
    seal?.forget();
    document.body.classList.remove('opened');
    /* The others are filled anew; a reset would be heard from a list that nobody touched. */
    for (const each of $$('#add input, #enter-code input')) each.value = '';
    work = files.empty();
    await show();
    trouble('');
    $('h1').focus();
    speak(say.wiped);
  };

  const actions = {
    print: () => print(),
    page: () => files.save(files.asPage(work.sheet.name, parts()), 'text/html', 'html'),
    file: () => files.save(files.asJson(work), 'application/json', 'json'),
    wipe,
  };
  for (const button of $$('[data-do]')) {
    button.addEventListener('click', () => actions[button.dataset.do]());
  }
  $('#with-notes').addEventListener('change', (event) => {
    document.body.classList.toggle('with-notes', event.target.checked);
  });

  addEventListener('pagehide', () => {
    if (keeps && (work.finds.length || Object.keys(work.answers).length)) atOnce();
  });
  /* The same page in another tab: whichever is not being written in follows. An event may come
     late, even from before this page was there: what is kept now counts, not what it tells. */
  addEventListener('storage', (event) => {
    if (event.key !== KEY && event.key !== null) return;
    clearTimeout(later);
    const found = files.fromJson(localStorage.getItem(KEY));
    work = found ? found.work : files.empty();
    show();
  });

  /* The beginning. */

  document.documentElement.classList.add('scripted');
  const found = stored();
  if (found) {
    take(found.work);
    if (found.older) {
      trouble(say.older);
      atOnce();
    }
  }
  const code = remembered();
  show().then(async () => {
    if (seal?.able() && code) await enter(code);
    const card = location.hash && document.getElementById(location.hash.slice(1))?.closest('.card');
    if (card) turnTo(card);
    document.documentElement.classList.add('ready');
  });
})();
