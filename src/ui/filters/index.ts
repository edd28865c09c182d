// Filters bound to the address.
export { DateRangeFilter } from './date-range-filter';
export { FilterBar, MultiSelectFilter, SearchFilter, SelectFilter } from './filter-bar';
export { urlChoice, urlChoices, urlDate, urlFlag, urlPicked, urlSort, urlText } from './url-fields';
export { useUrlFilters } from './use-url-filters';
