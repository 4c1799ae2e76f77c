import type { ButtonHTMLAttributes } from 'react';
import './host.css';

/** A button of the host's. */
export function HostButton(props: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" className="host-button" {...props} />;
}
