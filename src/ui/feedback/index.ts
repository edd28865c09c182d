// Notifications.
export { notifyDone, notifyFailed, notifyInfo } from './notify';
