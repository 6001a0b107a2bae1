-- What is owed, due earliest first; an invoice without a due date is due on its own day.
CREATE INDEX invoice_by_due_day ON invoice (org_id, (coalesce(due_on, day)), id)
  WHERE status = 'open' AND paid + credited < total;
