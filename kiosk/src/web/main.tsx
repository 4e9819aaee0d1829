import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { followPage } from './live.ts';
import './styles/base.css';
import './styles/start.css';
import './styles/choosing.css';
import './styles/slip.css';
import './styles/roster.css';

followPage();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);
