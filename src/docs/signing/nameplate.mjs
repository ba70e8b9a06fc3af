// Signs Nameplate links; Node.js 16 or newer. `node nameplate.mjs signing.json` holds it against the vectors.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

// encodeURIComponent leaves five signs that RFC 3986 reserves.
const encode = (value) =>
  encodeURIComponent(value).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());

const query = (pairs) => pairs.map(([name, value]) => `${name}=${encode(value)}`).join('&');

/** The text that is signed. `fixed` holds fields and controls; `open` the names left to the sender, null for a link without `_open`. */
export function signedText(image, fixed, open) {
  const dot = image.lastIndexOf('.');
  const pairs = Object.entries(open ? { ...fixed, _open: [...open].sort().join(',') } : fixed);
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return ['np1', image.slice(0, dot), image.slice(dot + 1), query(pairs)].join('\n');
}

/** `_sig`: the key's name and 16 bytes of HMAC-SHA256, in base64url or in hex. The key is as in `links.keys`: kid[@project]:secret. */
export function signature(key, text, form = 'base64url') {
  const [, kid, secret] = /^([\w-]+)(?:@[^:]+)?:(.+)$/.exec(key);
  const bytes = secret.startsWith('text:') ? Buffer.from(secret.slice(5)) : Buffer.from(secret, 'base64url');
  return `${kid}.${createHmac('sha256', bytes).update(text).digest().subarray(0, 16).toString(form)}`;
}

/** A link's path and query: signLink(key, 'webinar.jpg', { date: '2027-01-31' }, ['name']) + '&name=' + yourMergeTag */
export function signLink(key, image, fixed, open = []) {
  const pieces = [`_sig=${signature(key, signedText(image, fixed, open))}`];
  if (Object.keys(fixed).length) pieces.push(query(Object.entries(fixed)));
  if (open) pieces.push(`_open=${open.join(',')}`);
  return `/t/${image}?${pieces.join('&')}`;
}

if (process.argv[2] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const vectors = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  const key = `${vectors.kid}:${vectors.secret_base64url}`;
  for (const it of vectors.cases) {
    const { _open, ...controls } = it.controls;
    const [image, fixed] = [`${it.template}.${it.ext}`, { ...controls, ...it.fixed }];
    const open = _open === undefined ? null : _open.split(',').filter(Boolean);
    const text = signedText(image, fixed, open);
    assert.equal(text, it.text);
    assert.equal(signature(key, text), it.sig);
    assert.equal(signature(key, text, 'hex'), it.sig_hex);
    assert.equal(signLink(key, image, fixed, open), it.link);
  }
  console.log(`${vectors.cases.length} vectors hold`);
}
