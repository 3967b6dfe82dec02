import './main.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { session } from '#api-client';
import { App } from './app/app';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no place for the app.');
void session.start();
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
