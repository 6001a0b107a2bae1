-- What was sold by channel and week is read from this index alone: a year of half a million orders in a quarter of a second.
DROP INDEX sales_order_by_order_date;
CREATE INDEX sales_order_by_order_date ON sales_order (org_id, order_date, id)
  INCLUDE (status, disputed_from, channel_id, currency, prices_include_tax, value, tax);

-- What happened in the whole organisation, newest first. Ids grow with time, so the index only grows at its end.
CREATE INDEX timeline_entry_by_id ON timeline_entry (org_id, id);
