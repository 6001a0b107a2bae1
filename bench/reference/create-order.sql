-- The usual good way to take an order in: one call, one transaction, every step set-based, plans kept.
-- Rows are locked in one order everywhere (positions by product, then the counter), so that two orders cannot
-- wait for one another; the counter is taken as late as it can be, because it is held until the commit is on disk.
-- With p_sequence, numbers come from a sequence instead: nothing waits, but a refused order leaves a gap and a company
-- has no series of its own.
CREATE SEQUENCE reference_number;

CREATE FUNCTION reference_create_order(
  p_org uuid, p_token uuid, p_secret bytea, p_command uuid, p_key text, p_hash bytea, p_order uuid, p_now timestamptz,
  p_customer text, p_channel text, p_location text, p_order_date date, p_must_arrive_by date, p_customer_po text,
  p_notes text, p_confirm boolean, p_products text[], p_quantities numeric[], p_prices numeric[], p_discounts numeric[],
  p_rates numeric[], p_sequence boolean,
  OUT o_refusal text, OUT o_replay jsonb, OUT o_order json, OUT o_lines json
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_day date := (p_now AT TIME ZONE 'UTC')::date;
  v_status text;
  v_seen record;
  v_head record;
  v_lines record;
  v_short bigint;
  v_number text;
  v_version constant integer := 1;
BEGIN
  IF p_key IS NOT NULL THEN
    SELECT input_hash, answer INTO v_seen FROM command_log
    WHERE org_id = p_org AND token_id = p_token AND key = p_key;
    IF FOUND THEN
      IF v_seen.input_hash = p_hash THEN o_replay := v_seen.answer; ELSE o_refusal := 'key-reused'; END IF;
      RETURN;
    END IF;
  END IF;

  SELECT o.stock_policy, o.default_workflow, coalesce(c.currency, o.currency) AS currency,
    c.id AS customer_id, c.number AS customer_number, c.name AS customer_name, c.bill_to, c.ship_to, c.payment_terms,
    c.shelf_life_days, c.price_list_id, c.tax_rate, c.broker_id, c.fee_percent,
    h.id AS channel_id, h.code AS channel_code, h.source, h.prices_include_tax, h.confirm_on_arrival,
    coalesce(h.stock_policy, o.stock_policy) AS policy, l.id AS location_id, l.code AS location_code
  INTO v_head
  FROM organisation o
  JOIN token t ON t.org_id = o.org_id AND t.id = p_token AND t.secret_hash = p_secret
    AND (t.revoked_at IS NULL OR t.revoked_at > p_now) AND (t.expires_at IS NULL OR t.expires_at > p_now)
  LEFT JOIN customer c ON c.org_id = o.org_id AND c.number = p_customer AND c.active AND c.deleted_at IS NULL
  LEFT JOIN order_channel h ON h.org_id = o.org_id AND h.active AND h.deleted_at IS NULL
    AND h.id = coalesce((SELECT id FROM order_channel x WHERE x.org_id = p_org AND x.code = p_channel), o.default_channel_id)
  LEFT JOIN location l ON l.org_id = o.org_id AND l.active AND l.deleted_at IS NULL
    AND l.id = coalesce((SELECT id FROM location x WHERE x.org_id = p_org AND x.code = p_location),
      h.default_location_id, o.default_location_id)
  WHERE o.org_id = p_org;
  IF NOT FOUND THEN o_refusal := 'unauthenticated'; RETURN; END IF;
  IF v_head.customer_id IS NULL OR v_head.channel_id IS NULL OR v_head.location_id IS NULL THEN
    o_refusal := 'invalid'; RETURN;
  END IF;

  SELECT array_agg(p.id ORDER BY v.line) AS ids, count(DISTINCT p.id) AS different,
    bool_and(scale(trim_scale(v.quantity)) <= p.decimals) AS whole,
    array_agg(coalesce(v.price, l.unit_price, p.price) ORDER BY v.line) AS prices,
    array_agg(coalesce(v.rate, v_head.tax_rate, p.tax_rate, 0) ORDER BY v.line) AS rates,
    json_agg(json_build_array(p.id, p.sku, p.name, p.unit, coalesce(v.price, l.unit_price, p.price)::text,
      coalesce(v.rate, v_head.tax_rate, p.tax_rate, 0)::text) ORDER BY v.line) AS shown
  INTO v_lines
  FROM unnest(p_products, p_quantities, p_prices, p_rates) WITH ORDINALITY AS v(sku, quantity, price, rate, line)
  CROSS JOIN LATERAL (
    SELECT * FROM product p WHERE p.org_id = p_org AND p.sku = v.sku AND p.active AND p.deleted_at IS NULL) AS p
  LEFT JOIN price l ON l.org_id = p_org AND l.price_list_id = v_head.price_list_id AND l.product_id = p.id;
  IF v_lines.ids IS NULL OR cardinality(v_lines.ids) < cardinality(p_products) OR NOT v_lines.whole THEN
    o_refusal := 'invalid'; RETURN;
  END IF;
  IF v_lines.different < cardinality(p_products) THEN o_refusal := 'product-twice'; RETURN; END IF;

  v_status := CASE WHEN coalesce(p_confirm, v_head.confirm_on_arrival) THEN 'Confirmed' ELSE 'Saved' END;
  IF v_status = 'Confirmed' THEN
    PERFORM FROM (SELECT unnest(v_lines.ids) AS id ORDER BY 1) AS k CROSS JOIN LATERAL (
      SELECT FROM position p WHERE p.org_id = p_org AND p.product_id = k.id AND p.location_id = v_head.location_id
      FOR NO KEY UPDATE) AS locked;
    IF v_head.policy = 'refuse' THEN
      SELECT count(*) INTO v_short FROM unnest(v_lines.ids, p_quantities) AS v(id, quantity)
      WHERE NOT EXISTS (SELECT FROM position p WHERE p.org_id = p_org AND p.product_id = v.id
        AND p.location_id = v_head.location_id AND p.on_hand - p.allocated >= v.quantity);
      IF v_short > 0 THEN o_refusal := 'short'; RETURN; END IF;
    END IF;
  END IF;

  -- What needs no number is done before the counter is locked.
  WITH moved AS (
    UPDATE position p SET allocated = p.allocated + v.quantity FROM unnest(v_lines.ids, p_quantities) AS v(id, quantity)
    WHERE v_status = 'Confirmed' AND p.org_id = p_org AND p.product_id = v.id AND p.location_id = v_head.location_id
  ), told AS (
    INSERT INTO timeline_entry (org_id, document_id, id, actor_id, command_id, at, day, what, status, source, changes, note)
    SELECT p_org, p_order, uuidv7(), p_token, p_command, p_now, v_day, what, v_status, 'api', changes, note
    FROM (VALUES ('created', NULL::jsonb, p_notes),
      ('status', jsonb_build_object('status', jsonb_build_array('Saved', v_status)), NULL)) AS v(what, changes, note)
    WHERE what = 'created' OR v_status = 'Confirmed'
  )
  INSERT INTO outbox (org_id, id, event, document_id, version, at)
  VALUES (p_org, uuidv7(), 'sales-order.created', p_order, v_version, p_now);

  IF p_sequence THEN
    v_number := 'SO-' || lpad(nextval('reference_number')::text, 6, '0');
  ELSE
    UPDATE counter SET last = last + 1 WHERE org_id = p_org AND name = 'sales-order'
    RETURNING prefix || '-' || lpad(last::text, greatest(6, length(last::text)), '0') INTO v_number;
  END IF;

  WITH given AS (
    SELECT line::integer, id, quantity, price, coalesce(discount, 0) AS discount, rate,
      round(quantity * price - coalesce(discount, 0), 2) AS amount
    FROM unnest(v_lines.ids, p_quantities, v_lines.prices, p_discounts, v_lines.rates)
      WITH ORDINALITY AS v(id, quantity, price, discount, rate, line)
  ), sums AS (
    SELECT sum(amount) AS value, sum(CASE WHEN v_head.prices_include_tax THEN round(amount * rate / (100 + rate), 2)
      ELSE round(amount * rate / 100, 2) END) AS tax FROM given
  ), placed AS (
    INSERT INTO sales_order (org_id, id, number, workflow, status, source, channel_id, customer_id, location_id,
      order_date, must_arrive_by, status_dates, customer_po, currency, prices_include_tax, bill_to, ship_to,
      payment_terms, shelf_life_days, priority, broker_id, fee_percent, shipping_charge, other_charge, notes,
      last_line, value, tax, total, created_at, version)
    SELECT p_org, p_order, v_number, 'shipment-driven', v_status, v_head.source, v_head.channel_id, v_head.customer_id,
      v_head.location_id, coalesce(p_order_date, v_day), p_must_arrive_by,
      CASE v_status WHEN 'Saved' THEN jsonb_build_object('Saved', coalesce(p_order_date, v_day))
        ELSE jsonb_build_object('Saved', coalesce(p_order_date, v_day), 'Confirmed', v_day) END,
      p_customer_po, v_head.currency, v_head.prices_include_tax, v_head.bill_to, v_head.ship_to, v_head.payment_terms,
      v_head.shelf_life_days, 5, v_head.broker_id, v_head.fee_percent, 0, 0, p_notes, cardinality(p_products),
      s.value, s.tax, CASE WHEN v_head.prices_include_tax THEN s.value ELSE s.value + s.tax END, p_now, v_version
    FROM sums s
  ), lines AS (
    INSERT INTO sales_order_line (org_id, order_id, line, product_id, quantity, first_quantity, unit_price, discount,
      tax_rate, amount)
    SELECT p_org, p_order, line, id, quantity, quantity, price, discount, rate, amount FROM given
  ), entries AS (
    INSERT INTO ledger_entry (org_id, id, product_id, location_id, source_id, actor_id, command_id, recorded_at, day,
      line, event, quantity, ref)
    SELECT p_org, uuidv7(), g.id, v_head.location_id, p_order, p_token, p_command, p_now, v_day, g.line, e.event,
      g.quantity, v_number
    FROM unnest(ARRAY['DEMAND', 'ALLOCATE']::ledger_event[]) AS e(event), given g WHERE v_status = 'Confirmed'
  )
  INSERT INTO command_log (org_id, id, token_id, key, input_hash, answer, at)
  VALUES (p_org, p_command, p_token, p_key, p_hash, jsonb_build_object('kind', 'sales-order', 'id', p_order,
    'number', v_number, 'version', v_version, 'status', v_status), p_now);

  o_order := json_build_object('number', v_number, 'status', v_status, 'day', v_day, 'source', v_head.source,
    'currency', v_head.currency, 'pricesIncludeTax', v_head.prices_include_tax, 'channel', v_head.channel_id,
    'channelCode', v_head.channel_code, 'customer', v_head.customer_id, 'customerNumber', v_head.customer_number,
    'customerName', v_head.customer_name, 'billTo', v_head.bill_to, 'shipTo', v_head.ship_to,
    'paymentTerms', v_head.payment_terms, 'shelfLifeDays', v_head.shelf_life_days, 'broker', v_head.broker_id,
    'feePercent', v_head.fee_percent::text, 'location', v_head.location_id, 'locationCode', v_head.location_code);
  o_lines := v_lines.shown;
END $$;
