import '@jiaohao/shared/web/fonts';
import '@jiaohao/shared/web/styles.css';
import './staff-page.css';
import { render, type ComponentChild } from 'preact';

/** Puts a page into its document. */
export function show(page: ComponentChild): void {
  const place = document.getElementById('app');
  if (place !== null) render(page, place);
}
