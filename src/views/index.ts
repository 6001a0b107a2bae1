import { createSavedView, deleteSavedView, updateSavedView } from './saved-view.commands.ts';
import { getSavedView, listSavedViews } from './saved-view.queries.ts';
import { savedViewStore } from './saved-view.store.ts';

export const commands = [createSavedView, updateSavedView, deleteSavedView];
export const queries = [getSavedView, listSavedViews];
export const stores = [savedViewStore];
