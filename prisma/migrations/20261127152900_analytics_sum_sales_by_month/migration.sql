-- CreateTable
CREATE TABLE "rollup_sales_month_product" (
    "org_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "product_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "requested_quantity" BIGINT NOT NULL DEFAULT 0,
    "requested_minor" BIGINT NOT NULL DEFAULT 0,
    "shipped_quantity" BIGINT NOT NULL DEFAULT 0,
    "shipped_minor" BIGINT NOT NULL DEFAULT 0,
    "returned_quantity" BIGINT NOT NULL DEFAULT 0,
    "returned_minor" BIGINT NOT NULL DEFAULT 0,
    "cost_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_sales_month_product_pkey" PRIMARY KEY ("org_id","month","product_id","currency")
);

-- CreateTable
CREATE TABLE "rollup_sales_month_dealer" (
    "org_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "dealer_id" UUID NOT NULL,
    "salesperson_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "requested_quantity" BIGINT NOT NULL DEFAULT 0,
    "requested_minor" BIGINT NOT NULL DEFAULT 0,
    "shipped_quantity" BIGINT NOT NULL DEFAULT 0,
    "shipped_minor" BIGINT NOT NULL DEFAULT 0,
    "returned_quantity" BIGINT NOT NULL DEFAULT 0,
    "returned_minor" BIGINT NOT NULL DEFAULT 0,
    "cost_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_sales_month_dealer_pkey" PRIMARY KEY ("org_id","month","dealer_id","salesperson_id","currency")
);

CALL app.protect_for_staff('rollup_sales_month_product', 'working');
CALL app.protect_for_staff('rollup_sales_month_dealer', 'working');
