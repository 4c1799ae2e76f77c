import { parseEndpointUrl } from '@phoenix-checkout/core';
import { invalidConfig } from '../error/index.js';

/** @throws ServerError `invalid_config` */
export function checkText(name: string, value: unknown): void {
  if (typeof value !== 'string' || value === '' || value.trim() !== value) {
    throw invalidConfig(
      `${name} must be a string that is not empty and has no white space at its ends.`,
    );
  }
}

/** @throws ServerError `invalid_config` */
export function checkNumber(name: string, value: unknown, min: number, max: number): void {
  if (typeof value !== 'number' || !(value >= min && value <= max)) {
    throw invalidConfig(`${name} must be a number from ${min} to ${max}.`);
  }
}

/** @throws ServerError `invalid_config` */
export function checkFunction(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'function') {
    throw invalidConfig(`${name} must be a function.`);
  }
}

/** @throws ServerError `invalid_config` */
export function checkObject(name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) {
    throw invalidConfig(`${name} must be an object.`);
  }
}

/** @throws ServerError `invalid_config` */
export function checkEndpointUrl(name: string, value: string | URL): URL {
  const url = parseEndpointUrl(value);
  if (!url) {
    throw invalidConfig(
      `${name} must be an absolute https URL (http on localhost only), without user name, password or #fragment.`,
    );
  }
  return url;
}
