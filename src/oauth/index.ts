export { type Access, type Account, accessOf, accountText, parseAccount } from './access.ts';
export { type OAuthKeys, oauthKeys } from './keys.store.ts';
export { OAuthRecords } from './record.store.ts';
export { type Kept, type Payload, plainName } from './record.ts';
