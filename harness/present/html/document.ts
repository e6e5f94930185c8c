import { createHash } from 'node:crypto';
import { html } from './markup.ts';

/** The head of a page that requests nothing: its policy lets no other style and script in than these. */
export function documentHead(title: string, style: string, script?: string): string {
  const scripts = script === undefined ? '' : ` script-src '${hashOf(script)}';`;
  const policy = `default-src 'none';${scripts} style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`;
  const head = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>`;
  return `${head.toString()}\n<style>${style}</style>\n</head>`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
