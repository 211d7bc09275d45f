-- Records of customers who turned out to be somebody else.
create index crm_customer_merged on crm_customer (merged_into) where merged_into is not null;
