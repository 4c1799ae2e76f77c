export interface WordsProps {
  children: string;
}

/**
 * Text of a label. Other words are another element: a page translator puts its own in place of the
 * text, and React would change what is no longer shown. A server's text that the page's charset
 * garbled must not make React render the frame anew.
 */
export function Words({ children }: WordsProps) {
  return (
    <span key={children} suppressHydrationWarning>
      {children}
    </span>
  );
}
