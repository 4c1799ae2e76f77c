// Without the fonts that the theme brings: the reader's own are there at once.
import DefaultTheme from 'vitepress/theme-without-fonts';
import './site.css';

export default DefaultTheme;
