export { type BackedUp, type BackupOptions, backup } from './backup.store.ts';
export { inspect } from './file-reader.ts';
export { BackupRefused, type Header } from './format.ts';
export { type Restored, type RestoreOptions, restore } from './restore.store.ts';
