import { askEarly, session } from '#api-client';

// A script of its own, small enough to ask who is here while everything that draws still comes.
void session.start();
void askEarly('/api/v1/me', '/api/v1/client-settings', '/api/v1/live/head');
