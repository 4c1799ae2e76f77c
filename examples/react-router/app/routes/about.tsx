import { Link } from 'react-router';

export const meta = () => [{ title: 'About us' }];

export default function About() {
  return (
    <main>
      <h1>About us</h1>
      <Link to="/">Top up</Link>
    </main>
  );
}
