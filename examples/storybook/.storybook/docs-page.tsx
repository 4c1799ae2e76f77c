import { Controls, Description, Primary, Subtitle, Title } from '@storybook/addon-docs/blocks';

/**
 * One live story a page: stories in one document would share MSW's handlers, and so one Phoenix.
 * The other states are stories of their own.
 */
export default function DocsPage() {
  return (
    <>
      <Title />
      <Subtitle />
      <Description />
      <Primary />
      <Controls />
    </>
  );
}
