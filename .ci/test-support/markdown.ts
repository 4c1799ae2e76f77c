/** A fenced code block: its info string, and the line of the file that its code begins on. */
export interface CodeBlock {
  info: string;
  code: string;
  line: number;
}

const fence = /^( {0,3})(`{3,}|~{3,})([^\n]*)\n([\s\S]*?)^ {0,3}\2[^\S\n]*$/gm;

export function codeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(fence)].map(({ 3: info = '', 4: code = '', index }) => ({
    info: info.trim(),
    code,
    line: markdown.slice(0, index).split('\n').length + 1,
  }));
}

/** Where links and images lead, as they are written; those inside code are left out. */
export function linkTargets(markdown: string): string[] {
  const prose = markdown.replace(fence, '').replace(/(`+)[\s\S]*?\1/g, '');
  const inline = prose.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/g);
  const reference = prose.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gm);
  const html = prose.matchAll(/\s(?:href|src|srcset)="([^"\s]+)"/g);
  return [...inline, ...reference, ...html].map(([, target = '']) => target);
}

/** The anchors of a page's headings, as GitHub makes them. */
export function headingAnchors(markdown: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of markdown.replace(fence, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = text.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    let anchor = slug;
    for (let n = 1; anchors.has(anchor); n++) anchor = `${slug}-${n}`;
    anchors.add(anchor);
  }
  return anchors;
}
