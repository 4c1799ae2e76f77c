import { configure } from '@testing-library/react';

// What tests render and rerender is in StrictMode.
configure({ reactStrictMode: true });
