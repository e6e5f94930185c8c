import { describe, expect, test } from 'vitest';
import { html, scriptJson } from './markup.ts';

describe('markup', () => {
  test('escapes every value', () => {
    const hostile = `<img src=x onerror="alert('1')">&\``;
    expect(html`<p title="${hostile}">${hostile}</p>`.toString()).not.toMatch(/<img|="[^"]*"[^>]*"|alert\('/);
    expect(html`<p>${'<b>'}${7}${false}${undefined}</p>`.toString()).toBe('<p>&#60;b&#62;7</p>');
  });

  test('takes markup and lists of it as they are', () => {
    expect(html`<ul>${['a', '<'].map((text) => html`<li>${text}</li>`)}</ul>`.toString()).toBe(
      '<ul><li>a</li><li>&#60;</li></ul>',
    );
  });

  test('is not made by data that looks like it', () => {
    const fake = JSON.parse('["<b>", ["<i>"]]') as string[];
    expect(html`${fake}`.toString()).toBe('&#60;b&#62;&#60;i&#62;');
  });
});

test('JSON in a script keeps its value and cannot end the script', () => {
  const data = { text: '</script><!-- <script> ]]> & \u2028\u2029 \\u003c', list: [1, null] };
  const text = scriptJson(data);
  expect(text).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(text)).toEqual(data);
});
