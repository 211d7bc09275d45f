-- Deals and orders with a product, found by the products of their lines alone: prices and names in them are nobody's question.
create index crm_deal_by_product on crm_deal using gin (jsonb_path_query_array(products, '$[*].product'))
  where products is not null;
create index crm_order_by_product on crm_order using gin (jsonb_path_query_array(lines, '$[*].product'))
  where lines is not null;
