export * from '../../app/run-figures';
