// The gallery: the same signed links for every reader, only what stands behind _open differs.

const data = JSON.parse(document.getElementById('data').textContent);
const nameBox = document.getElementById('name');
const companyBox = document.getElementById('company');

const READERS = [
  ['Sarah', 'Sarah', 'Northwind & Sons'],
  ['Long and hyphenated', 'Zoë O’Neil-Łukasiewicz', 'Rhône-Poulenc Santé'],
  ['ALL CAPS', 'JEAN-LUC MCDONALD', 'INTERNATIONAL BUSINESS PARTNERS AT&T'],
  ['One very long word', 'Wolfeschlegelsteinhausenbergerdorffian', 'Donaudampfschifffahrtsgesellschaft'],
  ['Unresolved tag', '*|FNAME|*', '{{ contact.company }}'],
  ['Only a name', 'Ana', ''],
  ['Nothing at all', '', ''],
];

const MAIL_TAGS = { name: '*|URL:FNAME|*', first_name: '*|URL:FNAME|*', company: '*|URL:COMPANY|*' };

/** The open part of a link for one reader; fields the boxes do not know carry their sample. */
function openPart(template, values) {
  return template.open
    .map((field) => [field, values[field] ?? template.samples[field] ?? ''])
    .filter(([, value]) => value !== '')
    .map(([field, value]) => `&${field}=${encodeURIComponent(value)}`)
    .join('');
}

function linkFor(template, card, values) {
  return template.links[card.format][card.density] + openPart(template, values);
}

function mailLink(template, card) {
  const tags = template.open.map((field) => `&${field}=${MAIL_TAGS[field] ?? `*|URL:${field.toUpperCase()}|*`}`);
  return template.links[card.format][card.density] + tags.join('');
}

function reader() {
  return { name: nameBox.value, company: companyBox.value };
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function choices(holder, options, chosen, pick) {
  for (const [key, label] of options) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.setAttribute('aria-pressed', String(key === chosen));
    button.addEventListener('click', () => {
      for (const other of holder.children) other.setAttribute('aria-pressed', String(other === button));
      pick(key);
    });
    holder.append(button);
  }
}

function copied(button, text) {
  navigator.clipboard.writeText(text).then(() => {
    const label = button.textContent;
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = label; }, 1200);
  });
}

class Card {
  constructor(template) {
    this.template = template;
    this.format = 'jpg';
    this.density = Object.keys(template.links.jpg)[0];
    this.turn = 0;
    const node = document.getElementById('card').content.cloneNode(true);
    this.root = node.querySelector('.card');
    this.image = node.querySelector('img');
    this.root.id = template.path;
    node.querySelector('h2').textContent = template.title;
    node.querySelector('.size').textContent = `${template.width} × ${template.height}`;
    node.querySelector('.description').textContent = template.description;
    this.image.width = template.width;
    this.image.height = template.height;
    for (const field of template.fields) {
      const tag = document.createElement('span');
      tag.textContent = field;
      node.querySelector('.fields').append(tag);
    }
    choices(node.querySelector('.formats'), Object.keys(template.links).map((f) => [f, f.toUpperCase()]), this.format,
      (format) => { this.format = format; this.show(); });
    choices(node.querySelector('.densities'), Object.keys(template.links.jpg).map((d) => [d, `${d}×`]), this.density,
      (density) => { this.density = density; this.show(); });
    node.querySelector('.proof').href = `/proof/${template.path}`;
    for (const button of node.querySelectorAll('[data-copy]')) {
      button.addEventListener('click', () => copied(button, this.text(button.dataset.copy)));
    }
    document.getElementById('cards').append(node);
  }

  text(kind) {
    if (kind === 'mail') return mailLink(this.template, this);
    const link = linkFor(this.template, this, reader());
    if (kind === 'link') return link;
    const { width, height, title } = this.template;
    return `<img src="${escaped(link)}" width="${width}" height="${height}" alt="${escaped(title)}">`;
  }

  async show() {
    const turn = ++this.turn;
    const link = linkFor(this.template, this, reader());
    const local = link.slice(data.base.length);
    this.root.querySelector('.link').textContent = link;
    this.root.querySelector('.link').title = link;
    this.root.querySelector('.picture').href = local;
    const answer = await fetch(local).catch(() => null);
    if (!answer || turn !== this.turn) return;
    const picture = await answer.blob();
    if (turn !== this.turn) return;
    const notes = answer.headers.get('Nameplate-Notes');
    const weight = this.root.querySelector('.weight');
    weight.textContent = `${(picture.size / 1024).toFixed(1)} KB`;
    weight.title = notes ? notes.replaceAll(',', '\n') : '';
    URL.revokeObjectURL(this.image.src);
    this.image.src = URL.createObjectURL(picture);
    this.image.alt = `${this.template.title} for ${nameBox.value || 'a reader without a name'}`;
  }
}

const cards = data.templates.map((template) => new Card(template));

let waiting;
function showAll(delay) {
  clearTimeout(waiting);
  waiting = setTimeout(() => cards.forEach((card) => card.show()), delay);
}

for (const [label, name, company] of READERS) {
  const chip = document.createElement('button');
  chip.type = 'button';
  chip.textContent = label;
  chip.addEventListener('click', () => {
    nameBox.value = name;
    companyBox.value = company;
    showAll(0);
  });
  document.getElementById('readers').append(chip);
}
nameBox.addEventListener('input', () => showAll(120));
companyBox.addEventListener('input', () => showAll(120));
document.querySelector('.reader').addEventListener('submit', (event) => event.preventDefault());
showAll(0);
