const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' });

/** For people to read; amounts themselves stay decimal strings. */
export const inDollars = (amount: string) => dollars.format(Number(amount));
