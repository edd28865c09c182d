// The door of notifications. Other modules tell people by `noticeRaised` of the platform.
export { composeNotice, noteMailed, type Encloser } from './usecases/compose-notice';
export { forgetNotices } from './usecases/forget-notices';
export { tell, tellOfApproval } from './usecases/tell';
