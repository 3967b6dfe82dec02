/** Injects the `Clock` of the kernel. In a file of its own, so that a service and the module can both name it. */
export const CLOCK = Symbol('platform:clock');
