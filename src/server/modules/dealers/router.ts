// Procedures of dealers, their trees and salespersons.
import { HistoryInput, HistoryPage } from '@/kernel/history';
import { noInput, reads, router, writes } from '@/server/api/trpc';
import * as s from './schemas';
import { readDealerHistory } from './usecases/dealer-history';
import { removeAddress, removeContact, saveAddress, saveContact } from './usecases/dealer-parts';
import { getDealer, listDealers, readDealerNames } from './usecases/dealers';
import {
  changeNode,
  createNode,
  LEVELS,
  listNodes,
  REGIONS,
  removeNode,
  type PlacementTree,
} from './usecases/placement-tree';
import { createSalesperson, listSalespersons, updateSalesperson } from './usecases/salespersons';
import { changeDealerStatus, createDealer, updateDealer } from './usecases/save-dealer';
import { searchDealers } from './usecases/search-dealers';

const treeRouter = (tree: PlacementTree) =>
  router({
    list: reads('dealers.read')
      .input(noInput)
      .output(s.Nodes)
      .query(({ ctx }) => listNodes(ctx.work, tree)),
    create: writes('dealers.write')
      .input(s.NodeInput)
      .output(s.Saved)
      .mutation(({ ctx, input }) => createNode(ctx.work, tree, input)),
    update: writes('dealers.write')
      .input(s.UpdateNodeInput)
      .output(s.Saved)
      .mutation(({ ctx, input }) => changeNode(ctx.work, tree, input)),
    remove: writes('dealers.write')
      .input(s.VersionRef)
      .output(s.Done)
      .mutation(({ ctx, input }) => removeNode(ctx.work, tree, input)),
  });

const salespersonsRouter = router({
  list: reads('dealers.read')
    .input(noInput)
    .output(s.Salespersons)
    .query(({ ctx }) => listSalespersons(ctx.work)),
  create: writes('dealers.write')
    .input(s.SalespersonInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => createSalesperson(ctx.work, input)),
  update: writes('dealers.write')
    .input(s.UpdateSalespersonInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => updateSalesperson(ctx.work, input)),
});

export const dealersRouter = router({
  list: reads('dealers.read')
    .input(s.DealerListInput)
    .output(s.DealerPage)
    .query(({ ctx, input }) => listDealers(ctx.work, input)),
  search: reads('dealers.read')
    .input(s.SearchInput)
    .output(s.FoundDealers)
    .query(({ ctx, input }) => searchDealers(ctx.work, input)),
  byIds: reads('dealers.read')
    .input(s.IdsInput)
    .output(s.FoundDealers)
    .query(({ ctx, input }) => readDealerNames(ctx.work, input.ids)),
  get: reads('dealers.read')
    .input(s.Ref)
    .output(s.DealerView)
    .query(({ ctx, input }) => getDealer(ctx.work, input.id)),
  history: reads('dealers.read')
    .input(HistoryInput)
    .output(HistoryPage)
    .query(({ ctx, input }) => readDealerHistory(ctx.work, input)),
  create: writes('dealers.write')
    .input(s.DealerInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => createDealer(ctx.work, input)),
  update: writes('dealers.write')
    .input(s.UpdateDealerInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => updateDealer(ctx.work, input)),
  changeStatus: writes('dealers.write')
    .input(s.DealerStatusInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => changeDealerStatus(ctx.work, input)),
  saveContact: writes('dealers.write')
    .input(s.ContactInput)
    .output(s.Ref)
    .mutation(({ ctx, input }) => saveContact(ctx.work, input)),
  removeContact: writes('dealers.write')
    .input(s.RemoveContactInput)
    .output(s.Done)
    .mutation(({ ctx, input }) => removeContact(ctx.work, input)),
  saveAddress: writes('dealers.write')
    .input(s.AddressInput)
    .output(s.Ref)
    .mutation(({ ctx, input }) => saveAddress(ctx.work, input)),
  removeAddress: writes('dealers.write')
    .input(s.RemoveAddressInput)
    .output(s.Done)
    .mutation(({ ctx, input }) => removeAddress(ctx.work, input)),
  regions: treeRouter(REGIONS),
  levels: treeRouter(LEVELS),
  salespersons: salespersonsRouter,
});
