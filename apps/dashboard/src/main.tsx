import './main.css';
import './begin';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { lookAhead } from './app/ahead';
import { App } from './app/app';
import { watchPush } from './app/push-hint';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no place for the app.');
lookAhead();
watchPush();
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
