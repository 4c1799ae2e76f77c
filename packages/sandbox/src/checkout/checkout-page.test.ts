import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { checkoutPage } from './checkout-page.js';

const page = checkoutPage();
const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text);

describe('the checkout page', () => {
  it('is one document that loads nothing from elsewhere', () => {
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/\s(src|srcset|action)=/);
    expect(page.match(/href="[^"]*"/g)).toEqual(['href="data:,"']);
    expect(page).not.toMatch(/@import|url\(/);
  });

  it('holds scripts that parse', () => {
    expect(scripts).toHaveLength(2);
    for (const text of scripts) expect(() => new Script(text)).not.toThrow();
  });

  it('asks for relative addresses only, so that it works in any folder', () => {
    const asked = scripts.join('').match(/fetch\([^,]*/g);

    expect(asked).toEqual([expect.stringMatching(/^fetch\(.api\/.\s*\+\s*\w+$/)]);
  });

  it('gives each element one id', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says that it is a sandbox', () => {
    expect(page).toContain('Sandbox, no real money');
  });
});
