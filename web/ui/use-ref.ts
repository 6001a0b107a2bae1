import { useParams } from '@tanstack/react-router';

/** What the page is of, from its address. */
export const useRefOfPage = (): string =>
  String((useParams({ strict: false }) as { ref?: string }).ref ?? '');
