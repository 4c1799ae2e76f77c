import type { ReactNode } from 'react';
import { checkoutUrl } from './config.js';
import { Icon } from './icons.js';
import { themes, type ThemeChoice } from './use-theme.js';
import './styles/base.css';
import './styles/site.css';

const pages = [
  { href: '/', name: 'Drop-in' },
  { href: '/custom.html', name: 'Your own UI' },
] as const;

interface SiteProps {
  page: (typeof pages)[number]['name'];
  theme: ThemeChoice;
  onTheme: (theme: ThemeChoice) => void;
  children: ReactNode;
}

/** What both pages have around them. */
export function Site({ page, theme, onTheme, children }: SiteProps) {
  return (
    <>
      <header>
        <MoneyNotice />
        <div className="site-header">
          <span className="brand">
            <img src="/phoenix.svg" alt="" width="32" height="32" />
            Phoenix Checkout
          </span>
          <nav aria-label="Examples">
            {pages.map(({ href, name }) => (
              <a key={href} href={href} aria-current={name === page ? 'page' : undefined}>
                {name}
              </a>
            ))}
          </nav>
          <fieldset className="theme">
            <legend className="visually-hidden">Theme</legend>
            {themes.map((name) => (
              <label key={name} title={`Theme: ${name}`}>
                <input
                  type="radio"
                  name="theme"
                  checked={name === theme}
                  onChange={() => onTheme(name)}
                />
                <Icon name={name} />
                <span className="visually-hidden">{name}</span>
              </label>
            ))}
          </fieldset>
        </div>
      </header>
      <main>{children}</main>
    </>
  );
}

function MoneyNotice() {
  return checkoutUrl ? (
    <p className="money-notice">
      <strong>Sandbox.</strong> No real money moves.
    </p>
  ) : (
    <p className="money-notice is-real">
      <strong>The real Phoenix.</strong> Payments on this page move real money.
    </p>
  );
}
