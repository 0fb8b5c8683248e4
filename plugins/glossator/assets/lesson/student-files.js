/* A student's work as a file: written as JSON or as a page to read, and read in from JSON. */
function studentFiles(about, say) {
  const LONGEST = 5000;
  const MOST = 500;
  const text = (value) => (typeof value === 'string' ? value.slice(0, LONGEST) : '');
  const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

  const empty = () => ({ answers: {}, finds: [], looked: false, sheet: { changed: '', name: '' } });

  const asJson = (work) => JSON.stringify({
    format: about.format,
    version: 1,
    article: { name: about.name, title: about.title, words: about.words },
    saved: new Date().toISOString(),
    ...work,
  }, null, 2);

  const fieldsOf = (given) => {
    const fields = {};
    for (const [name, value] of Object.entries(isObject(given) ? given : {}).slice(0, MOST)) {
      fields[name] = Array.isArray(value) ? value.slice(0, MOST).map(text) : text(value);
    }
    return fields;
  };

  /* The work in a file, with nothing in it but what is known; null if it is no such file. */
  const fromJson = (content) => {
    let given;
    try {
      given = JSON.parse(content);
    } catch {
      return null;
    }
    if (!isObject(given) || given.format !== about.format || given.version !== 1) return null;
    if (!isObject(given.article) || !isObject(given.answers)) return null;
    const work = empty();
    for (const [id, answer] of Object.entries(given.answers).slice(0, MOST)) {
      if (!isObject(answer)) continue;
      const words = typeof answer.words === 'string' ? { words: text(answer.words) } : {};
      work.answers[id] = { kept: answer.kept === true, ...words, fields: fieldsOf(answer.fields) };
    }
    for (const find of (Array.isArray(given.finds) ? given.finds : []).slice(0, MOST)) {
      if (!isObject(find) || !(find.kind in say.kinds) || !find.exact) continue;
      const [exact, prefix, suffix, why] =
        [find.exact, find.prefix, find.suffix, find.why].map(text);
      work.finds.push({ kind: find.kind, exact, prefix, suffix, why });
    }
    work.looked = given.looked === true;
    if (isObject(given.sheet)) {
      for (const name of Object.keys(work.sheet)) work.sheet[name] = text(given.sheet[name]);
    }
    const article = { name: text(given.article.name), title: text(given.article.title) };
    return { work, article: { ...article, words: text(given.article.words) } };
  };

  const escaped = (said) => said.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);

  /* `parts` are headings with [what is asked, what was written] below each. */
  const asPage = (name, parts) => {
    const rows = (entries) => entries.map(([ask, said]) =>
      `<dt>${escaped(ask)}</dt><dd dir="auto">${escaped(said) || `<i>${escaped(say.empty)}</i>`}</dd>`);
    const bodies = parts.map(({ title, about: on, entries }) =>
      `<section><h2>${escaped(title)}</h2>${on ? `<p dir="auto">${escaped(on)}</p>` : ''}` +
      `<dl>${rows(entries).join('')}</dl></section>`);
    return `<!doctype html>
<html lang="${escaped(about.language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${escaped(about.title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; } p { margin: 0 0 .5rem; color: #444; }
dt { color: #555; font-size: .875rem; } dd { margin: 0 0 .5rem; white-space: pre-wrap; }
section { break-inside: avoid; }
</style></head><body><h1>${escaped(about.title)}</h1>
<p>${escaped([say.sheet, name].filter(Boolean).join(': '))}</p>
${bodies.join('\n')}
</body></html>
`;
  };

  const save = (content, type, ending) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], { type }));
    const name = about.name.split('/').at(-1).replace(/[^\p{L}\p{N}_-]+/gu, '-');
    link.download = `${name}-answers.${ending}`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  return { empty, asJson, fromJson, asPage, save };
}
