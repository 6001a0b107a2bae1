/** What master records of every kind have in common. */
export const records = {
  details: 'Details',
  code: 'Code',
  name: 'Name',
  searchHint: 'A part of number or name',
  showInactive: 'Inactive, too',
  inactive: 'Inactive',
  act: { deactivate: 'Deactivate', reactivate: 'Reactivate', delete: 'Delete' },
  actHint: {
    deactivate: 'It is not offered for new orders; what is under way goes on.',
    reactivate: 'It can be used for new orders again.',
    delete: 'Only what nothing refers to can be deleted.',
  },
  reason: { active: 'it is active already', inactive: 'it is inactive already' },
  done: {
    deactivate: '{{number}} is inactive',
    reactivate: '{{number}} is active again',
    delete: '{{number}} is deleted',
  },
} as const;
