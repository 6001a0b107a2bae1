-- Lists of orders sorted by date, number or total. Each begins with the status, so that a status tab reads it in order; without
-- a status the thirteen are read side by side and merged.
CREATE INDEX sales_order_by_status_date ON sales_order (org_id, status, order_date, id);
CREATE INDEX sales_order_by_status_must_arrive_by ON sales_order (org_id, status, must_arrive_by, id)
  WHERE must_arrive_by IS NOT NULL;
CREATE INDEX sales_order_by_status_total ON sales_order (org_id, status, total, id);
-- SO-1000000 comes after SO-999999.
CREATE INDEX sales_order_by_status_number ON sales_order (org_id, status, length(number), number);
