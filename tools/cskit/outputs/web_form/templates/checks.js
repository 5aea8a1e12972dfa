// What is still missing, all at once, each with the way to its field.
let checked = false;

const problem = (key, text) => ({ key, text });

const personProblem = (key) => {
  const { label } = fieldOf.get(key), value = inForm(valueOf(key));
  if (!value) return problem(key, say('problem_required', { label }));
  if (!new RegExp(given.person).test(value)) return problem(key, say('problem_person', { label }));
  return given.reserved.includes(value) ? problem(key, say('problem_reserved', { label, value })) : null;
};

const competencyProblems = (id) => {
  const name = byId(`cn-${id}`).firstChild.textContent.trim(), rating = valueOf(`${id}.rating`);
  if (!rating) return [problem(`${id}.rating`, say('problem_rating', { name }))];
  const [part, word] = rating === given.not_assessed ? ['reason', 'problem_reason'] : ['evidence', 'problem_evidence'];
  return inForm(valueOf(`${id}.${part}`)) ? [] : [problem(`${id}.${part}`, say(word, { name }))];
};

const lengthProblems = () =>
  given.fields.filter(({ kind }) => kind === 'text').map(({ key, label }) => [key, label, lengthOf(valueOf(key))])
    .filter(([, , n]) => n > given.longest)
    .map(([key, label, n]) => problem(key, say('problem_long', { label, most: given.longest, n })));

const findProblems = () => {
  const found = [
    personProblem('candidate'),
    personProblem('interviewer'),
    isDay(valueOf('held_on')) ? null : problem('held_on', say('problem_day')),
    ...given.competencies.flatMap(competencyProblems),
    valueOf('recommendation') ? null : problem('recommendation', say('problem_overall')),
    ...lengthProblems(),
  ].filter(Boolean);
  const order = new Map(given.fields.map(({ key }, index) => [key, index]));
  return found.sort((one, other) => order.get(one.key) - order.get(other.key));
};

const goalOf = (key) => (fieldOf.get(key).kind === 'choice' ? radiosOf(key)[0] : controlOf(key));

const showProblems = (found) => {
  const box = byId('problems');
  box.hidden = !found.length;
  setText(box.querySelector('h2'), say('problems', { n: found.length }));
  box.querySelector('ul').replaceChildren(...found.map(({ key, text }) => {
    const line = document.createElement('li'), link = document.createElement('a');
    link.href = `#${goalOf(key).id}`;
    link.textContent = text;
    link.addEventListener('click', (event) => { event.preventDefault(); goalOf(key).focus(); });
    line.append(link);
    return line;
  }));
  const first = new Map([...found].reverse().map(({ key, text }) => [key, text]));
  given.fields.forEach(({ key, kind }) => {
    const wrong = first.has(key), line = byId(`e-${key}`);
    setText(line, wrong ? `${say('error')}: ${first.get(key)}` : '');
    line.hidden = !wrong;
    (kind === 'choice' ? radiosOf(key) : [controlOf(key)]).forEach((control) => {
      if (wrong) control.setAttribute('aria-invalid', 'true'); else control.removeAttribute('aria-invalid');
    });
  });
};

// Gives true where the scorecard is complete; otherwise the list of what is missing has the focus.
const check = () => {
  const found = findProblems();
  checked = true;
  showProblems(found);
  if (found.length) byId('problems').focus();
  return !found.length;
};
const forgetChecks = () => { checked = false; showProblems([]); };
