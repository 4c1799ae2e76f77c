import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.js';

interface CoverProps {
  icon: IconName;
  role?: 'alert';
  title: string;
  children: ReactNode;
  action: string;
  onAction: () => void;
}

/** Focus does not stay in a frame that is covered. */
function takeFocus(cover: HTMLDivElement | null) {
  if (document.activeElement instanceof HTMLIFrameElement) cover?.focus();
}

export function Cover({ icon, role, title, children, action, onAction }: CoverProps) {
  return (
    <div ref={takeFocus} className="cover" role={role} tabIndex={-1}>
      <Icon name={icon} />
      <h2>{title}</h2>
      <p>{children}</p>
      <button type="button" className="primary" onClick={onAction}>
        {action}
      </button>
    </div>
  );
}
